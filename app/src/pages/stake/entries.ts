import { explainOurs } from "../../chain/errors/explain.ts";
import type { Loadable, PoolView } from "../../model/types.ts";

/** The program's error of a pool that has lost everything: its words are said wherever it shows. */
const INSOLVENT = 6_001;
export const LOST = explainOurs(INSOLVENT);

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
      return `${LOST.title}. ${LOST.advice}`;
    case "stale":
      return "The pool's books must be brought up to date first.";
  }
}
