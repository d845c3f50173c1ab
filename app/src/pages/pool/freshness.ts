import { shortAmount } from "../../design/Amount.tsx";
import type { Tone } from "../../design/Notice.tsx";
import type { PoolView } from "../../model/types.ts";

export interface FreshnessWords {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** Whether an update, which anybody may send, would open what is closed. */
  readonly crank: boolean;
}

/** Whether this epoch's update was done, and what waits for it. */
export function freshnessWords({ freshness }: PoolView): FreshnessWords {
  switch (freshness.kind) {
    case "fresh":
      return {
        tone: "success",
        title: "This epoch's update is done",
        text: "All that the pool has is counted, and nothing waits.",
        crank: false,
      };
    case "before-update":
      return {
        tone: "info",
        title: "This epoch's update is still to come",
        text: `Nearly everything goes on. A loss may be waiting to be seen, so until the update at most ${shortAmount(freshness.payable)} SOL can leave at once, and tickets of the last epoch are not paid yet.`,
        crank: true,
      };
    case "behind":
      return {
        tone: "warn",
        title: `The books are ${freshness.epochs.toString()} epochs behind`,
        text: "Deposits, exits and new tickets wait until somebody sends the update. Anybody may; what it finds then flows in as always.",
        crank: true,
      };
    case "loss-unbooked":
      return {
        tone: "error",
        title: `A loss of ${shortAmount(freshness.lamports)} SOL is seen and not booked`,
        text: "Deposits, exits and payments of tickets wait for the update, so that nobody leaves before it has fallen on all alike.",
        crank: true,
      };
  }
}
