import type { IconName } from "../../design/Icon.tsx";

import type { Way } from "./offers.ts";

/** How each way is called, and what it is in a sentence. */
export const WORDS: Readonly<
  Record<Way, { readonly name: string; readonly icon: IconName; readonly meaning: string }>
> = {
  instant: {
    name: "At once",
    icon: "redeem",
    meaning: "SOL from the pool's reserve, now.",
  },
  both: {
    name: "Both",
    icon: "both",
    meaning: "Now as far as the reserve goes, a ticket for the rest.",
  },
  ticket: {
    name: "Ticket",
    icon: "ticket",
    meaning: "A fixed amount of SOL, paid after this epoch.",
  },
  stake: {
    name: "Stake account",
    icon: "stake",
    meaning: "Staked SOL in an account of your own, which goes on earning.",
  },
};
