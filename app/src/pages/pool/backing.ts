import type { Part } from "../../charts/StackedBar.tsx";
import type { Lamports, PoolView } from "../../model/types.ts";

export interface Backing {
  readonly holds: readonly Part[];
  readonly owes: readonly Part[];
  /** The longer of both sums: what the whole width of both bars stands for. */
  readonly whole: Lamports;
}

/**
 * What the pool holds by its books, and for whom; whether it is there the count below says.
 * Validators hold what the backing, the fees that wait and the tickets come to beyond the
 * reserve, less a loss that is seen and not booked: then less is held than is owed.
 */
export function backingOf(pool: PoolView): Backing {
  const { reserve, freshness } = pool;
  const owed = pool.backing + pool.pendingFees + pool.ticketDebt;
  const lost = freshness.kind === "loss-unbooked" ? freshness.lamports : 0n;
  const locked = least(reserve.locked, reserve.total);
  const forTickets = least(reserve.forTickets, reserve.total - locked);
  const free = reserve.total - locked - forTickets;
  return {
    holds: [
      { label: "Staked with validators", lamports: owed - reserve.total - lost, fill: "deep" },
      { label: "Reserve, free", lamports: free, fill: "middle" },
      { label: "Reserve, for tickets", lamports: forTickets, fill: "shallow" },
      { label: "Reserve, never leaves", lamports: locked, fill: "sand" },
    ],
    owes: [
      { label: "Worth of all tideSOL now", lamports: pool.value, fill: "deep" },
      { label: "Tide, still to flow in", lamports: pool.tide.unvested, fill: "middle" },
      { label: "Owed to open tickets", lamports: pool.ticketDebt, fill: "shallow" },
      { label: "Fees for the next tide", lamports: pool.pendingFees, fill: "shell" },
    ],
    whole: owed,
  };
}

const least = (one: Lamports, other: Lamports) => (one < other ? one : other);
