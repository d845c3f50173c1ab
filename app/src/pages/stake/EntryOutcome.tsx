import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import type { Underway } from "../../action/progress.ts";
import { shortAmount } from "../../design/Amount.tsx";
import type { ActionResult } from "../../model/types.ts";

function minted(result: ActionResult): string {
  return result.shares === undefined
    ? "Staked"
    : `Staked: you got ${shortAmount(result.shares, 6)} tideSOL`;
}

export function EntryOutcome(props: { action: Underway; onRetry: (() => void) | undefined }) {
  return (
    <ActionOutcome action={props.action} title={minted} onRetry={props.onRetry}>
      {() => (
        <p>
          It is in your wallet. The number stays the same; what each tideSOL is worth rises with the
          rewards. You can leave at any time on the page <a href="#/redeem">Redeem</a>.
        </p>
      )}
    </ActionOutcome>
  );
}
