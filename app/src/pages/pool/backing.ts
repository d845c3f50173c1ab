import type { Part } from "../../charts/StackedBar.tsx";
import type { Lamports, PoolView, ValidatorsView } from "../../model/types.ts";

export interface Backing {
  readonly holds: readonly Part[];
  readonly owes: readonly Part[];
  /** The longer of both sums: what the whole width of both bars stands for. */
  readonly whole: Lamports;
}

/**
 * What the pool holds, and for whom. Both add up to the same but for what was observed at
 * validators and waits for the update: `tracked + reserve = B + pending fees + tickets + that`.
 */
export function backingOf(pool: PoolView, { totalTracked }: ValidatorsView): Backing {
  const { reserve } = pool;
  const locked = least(reserve.locked, reserve.total);
  const forTickets = least(reserve.forTickets, reserve.total - locked);
  const holds: Part[] = [
    { label: "Staked with validators", lamports: totalTracked, fill: "deep" },
    { label: "Reserve, free", lamports: reserve.total - locked - forTickets, fill: "middle" },
    { label: "Reserve, for tickets", lamports: forTickets, fill: "shallow" },
    { label: "Reserve, never leaves", lamports: locked, fill: "sand" },
  ];
  const owes: Part[] = [
    { label: "Worth of all tideSOL now", lamports: pool.value, fill: "deep" },
    { label: "Tide, still to flow in", lamports: pool.tide.unvested, fill: "middle" },
    { label: "Owed to open tickets", lamports: pool.ticketDebt, fill: "shallow" },
    { label: "Fees for the next tide", lamports: pool.pendingFees, fill: "shell" },
  ];
  const [held, owed] = [sum(holds), sum(owes)];
  if (held > owed) {
    owes.push({ label: "Seen, not yet booked", lamports: held - owed, fill: "sand" });
  }
  return { holds, owes, whole: held > owed ? held : owed };
}

const least = (one: Lamports, other: Lamports) => (one < other ? one : other);
const sum = (parts: readonly Part[]) => parts.reduce((total, { lamports }) => total + lamports, 0n);
