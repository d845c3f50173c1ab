import { Card } from "../../design/Card.tsx";
import { Term, Terms } from "../../design/Term.tsx";

export function StakeTerms() {
  return (
    <Card tone="sunken" title="In short">
      <Terms>
        <Term word="tideSOL">
          Your share of the pool, a token like any other: keep it, send it, lend against it.
        </Term>
        <Term word="Rate">
          What one tideSOL is worth in SOL. It flows up slot by slot like a tide, never in a jump;
          only a loss of the pool can lower it.
        </Term>
        <Term word="Epoch">
          The span of time after which Solana pays rewards: about two days on the main network.
        </Term>
      </Terms>
    </Card>
  );
}
