import type { Loadable, PoolView } from "../../model/types.ts";

/** Why nothing can be staked now, in a few words; `null` when the way in is open. */
export function entryBlock(pool: Loadable<PoolView>): string | null {
  if (pool.status === "loading") return "Reading the pool…";
  if (pool.status === "failed") return "The pool could not be read.";
  const { entries } = pool.value;
  switch (entries.kind) {
    case "open":
      return null;
    case "paused":
      return `Staking is paused until epoch ${entries.until.toString()}.`;
    case "insolvent":
      return "Staking is closed for good: the pool has lost everything once.";
    case "stale":
      return "The pool's books must be brought up to date first.";
  }
}
