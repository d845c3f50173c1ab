/** Runs the way that was chosen, with the least that its quote promised. */
import type { Underway } from "../../action/progress.ts";
import { useAction } from "../../model/hooks.ts";
import type { ActionName, ActionResult, Shares } from "../../model/types.ts";

import { WAYS } from "./offers.ts";
import type { Offers, Way } from "./offers.ts";

export interface Exits {
  readonly actions: Readonly<Record<Way, Underway>>;
  /** Whether any of them is under way. */
  readonly busy: boolean;
  /** One that was left and goes on, or whose end was not seen yet. */
  readonly left: Way | null;
  run(way: Way, shares: Shares, offers: Offers): Promise<ActionResult | null>;
}

/** What each way is called among the actions. */
export const ACTION_OF = {
  instant: "redeemSol",
  both: "redeem",
  ticket: "orderTicket",
  stake: "redeemStake",
} as const satisfies Readonly<Record<Way, ActionName>>;

export function useExits(): Exits {
  // Only one of them is in sight; `ExitOutcome` shows how that one ends.
  const instant = useAction(ACTION_OF.instant, "", false);
  const ticket = useAction(ACTION_OF.ticket, "", false);
  const both = useAction(ACTION_OF.both, "", false);
  const stake = useAction(ACTION_OF.stake, "", false);
  const actions = { instant, both, ticket, stake };

  const run = async (way: Way, shares: Shares, offers: Offers) => {
    const quoted = offers[way];
    if (!quoted.ok) return null;
    const { minimumLamports } = quoted.quote;
    switch (way) {
      case "instant":
        return instant.run({ shares, minimumLamports });
      case "both":
        return both.run({ shares, minimumLamports });
      case "ticket":
        return ticket.run({ shares, minimumLamports });
      case "stake": {
        if (!offers.stake.ok) return null;
        const { validatorIndex } = offers.stake.quote;
        return stake.run({ shares, minimumLamports, validatorIndex });
      }
    }
  };
  const busy = Object.values(actions).some((action) => action.busy);
  const left = WAYS.find((way) => actions[way].state.status !== "idle") ?? null;
  return { actions, busy, left, run };
}
