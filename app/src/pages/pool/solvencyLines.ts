import type { Lamports, PoolView, SolvencyView, ValidatorsView } from "../../model/types.ts";

/** A sum as this browser counted it from accounts, beside what the pool's own books say. */
export interface Comparison {
  readonly label: string;
  readonly counted: Lamports;
  readonly booked: Lamports;
}

/**
 * By its books the pool holds what it tracks at validators and in the reserve, and owes the
 * backing, the fees that wait for the update, and the tickets.
 */
export function compare(
  solvency: SolvencyView,
  pool: PoolView,
  { totalTracked }: ValidatorsView,
): readonly Comparison[] {
  const booked = totalTracked + pool.reserve.total;
  const promised = pool.backing + pool.pendingFees + pool.ticketDebt;
  return [
    { label: "Held", counted: solvency.held, booked },
    { label: "Owed", counted: solvency.owed, booked: promised },
  ];
}

export function verdictWords({ verdict, surplus }: SolvencyView, amount: string) {
  if (verdict === "insolvent") {
    return surplus < 0n
      ? `The accounts hold ${amount} SOL less than is claimed`
      : "The accounts do not add up";
  }
  return surplus === 0n
    ? "Every lamport that is claimed is there"
    : `Every lamport that is claimed is there, and ${amount} SOL more`;
}
