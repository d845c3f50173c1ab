/** Whether instructions fit into one transaction, measured as it is compiled. */
import {
  appendTransactionMessageInstructions,
  createTransactionMessage,
  isTransactionMessageWithinSizeLimit,
  pipe,
  setTransactionMessageFeePayer,
} from "@solana/kit";
import type { Instruction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";

import { NO_ADDRESS } from "../validators.ts";

/** What every transaction begins with, at its largest; what the numbers are takes no room. */
const BUDGET: readonly Instruction[] = [
  getSetComputeUnitLimitInstruction({ units: 1 }),
  getSetComputeUnitPriceInstruction({ microLamports: 1n }),
];

/** The payer is taken to be an address more, as a wallet that only pays is. */
export function fit(instructions: readonly Instruction[]): boolean {
  return isTransactionMessageWithinSizeLimit(
    pipe(
      createTransactionMessage({ version: 0 }),
      (message) => setTransactionMessageFeePayer(NO_ADDRESS, message),
      (message) => appendTransactionMessageInstructions([...BUDGET, ...instructions], message),
    ),
  );
}
