import { Card } from "../../design/Card.tsx";
import { Term, Terms } from "../../design/Term.tsx";

export function RedeemTerms() {
  return (
    <Card tone="sunken" title="In short">
      <Terms>
        <Term word="Reserve">
          SOL that the pool keeps unstaked, so that people can leave at once.
        </Term>
        <Term word="Ticket">
          The pool&apos;s promise of a fixed amount of SOL, first in line once the epoch is over.
        </Term>
        <Term word="Epoch">
          The span of time after which Solana pays rewards and lets stake go: about two days on the
          main network.
        </Term>
        <Term word="Basis point (bps)">A hundredth of a percent.</Term>
      </Terms>
    </Card>
  );
}
