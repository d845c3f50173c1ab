import { slotText } from "../../charts/rate.ts";
import { shortAmount } from "../../design/Amount.tsx";
import type { Lamports, PoolView, SolvencyView } from "../../model/types.ts";

export function verdictWords({ verdict, surplus }: SolvencyView): string {
  const size = shortAmount(surplus < 0n ? -surplus : surplus, 9);
  if (verdict === "insolvent") {
    return surplus < 0n
      ? `The accounts hold ${size} SOL less than is claimed`
      : "The accounts do not add up";
  }
  return surplus === 0n
    ? "Every lamport that is claimed is there"
    : `Every lamport that is claimed is there, and ${size} SOL more`;
}

/** What the pool says of itself at this slot: backing, fees that wait, and tickets. */
export function booked({ backing, pendingFees, ticketDebt }: PoolView): Lamports {
  return backing + pendingFees + ticketDebt;
}

/** The books go on while the count stands still; where they differ, people have come or gone. */
export function booksWords(solvency: SolvencyView, pool: PoolView): string {
  const difference = booked(pool) - solvency.owed;
  if (difference === 0n) return "the same as counted here, to the lamport";
  const size = shortAmount(difference < 0n ? -difference : difference, 9);
  const word = difference > 0n ? "more" : "less";
  return `${size} SOL ${word} than counted at slot ${slotText(solvency.slot)}: the pool has been used since`;
}
