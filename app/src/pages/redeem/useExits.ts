/** Runs the way that was chosen, with the least that its quote promised. */
import type { Underway } from "../../action/progress.ts";
import { useAction } from "../../model/hooks.ts";
import type { ActionResult, Shares } from "../../model/types.ts";

import type { Offers, Way } from "./offers.ts";

export interface Exits {
  readonly actions: Readonly<Record<Way, Underway>>;
  /** Whether any of them is under way. */
  readonly busy: boolean;
  run(way: Way, shares: Shares, offers: Offers): Promise<ActionResult | null>;
}

export function useExits(): Exits {
  const instant = useAction("redeemSol");
  const ticket = useAction("orderTicket");
  const both = useAction("redeem");
  const stake = useAction("redeemStake");
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
  return { actions, busy: Object.values(actions).some((action) => action.busy), run };
}
