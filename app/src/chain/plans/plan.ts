import type { Address, Instruction } from "@solana/kit";

import type { ActionResult } from "../../model/types.ts";
import type { Receipt } from "../transaction/receipt.ts";

/** What an action takes: one transaction or more, and what the last one's answer means. */
export interface Plan {
  readonly transactions: readonly (readonly Instruction[])[];
  /** The ticket or the stake account that is made. */
  readonly created?: Address;
  read(receipt: Receipt): Pick<ActionResult, "shares" | "lamports" | "owed">;
}

/** The amounts that an action brought. */
export type Reading = Plan["read"];

export const one = (...instructions: readonly Instruction[]) => [instructions];

/** The program answers with the shares that it minted. */
export const minted: Reading = ({ returned: [shares = 0n] }) => ({ shares });
/** With the lamports that it paid. */
export const paid: Reading = ({ returned: [lamports = 0n] }) => ({ lamports });
/** With the lamports that a ticket owes. */
export const owed: Reading = ({ returned: [lamports = 0n] }) => ({ owed: lamports });
/** With both. */
export const paidAndOwed: Reading = ({ returned: [lamports = 0n, rest = 0n] }) => ({
  lamports,
  owed: rest,
});
export const nothing: Reading = () => ({});
