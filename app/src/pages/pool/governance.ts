import { formatMillionths } from "../../model/amount.ts";
import type { PendingView, PoolView } from "../../model/types.ts";

/** What each parameter is, so that a change of it can be judged. By the names of the model. */
const MEANINGS: Readonly<Record<string, string>> = {
  "exit floor":
    "It is the least that any way out costs; it also bounds how fast the rate may rise.",
  "exit ceiling": "It is what leaving at once costs with the reserve's last lamport.",
  "deposit fee": "It is what a deposit costs.",
  "protocol fee": "It is the protocol's part of what the pool gains.",
  "reserve target": "It is the part of the pool that is kept unstaked for leaving at once.",
  window: "It is the part of an epoch, at its end, in which stake is moved.",
  "movement cap": "It is the part of the pool that rebalancing may move in one epoch.",
  "max commission": "A validator that takes more of the rewards can be flagged by anybody.",
  admin: "The admin lists validators and proposes changes such as this one.",
  strategist: "The strategist sets the weights that stake follows.",
  guardian: "The guardian may close the ways in for a while, never a way out.",
  treasury: "The treasury may claim the protocol's fees.",
};

export interface PendingWords {
  readonly title: string;
  readonly text: string;
  /** The new key, for a role. */
  readonly address: string | null;
}

/** A change that was announced: what, what for, and from when on it can hold. */
export function pendingWords(
  { what, value, readyEpoch }: PendingView,
  pool: PoolView,
): PendingWords {
  const isRole = typeof value === "string";
  const meaning = MEANINGS[what] ?? "";
  const waits = readyEpoch > pool.epoch.epoch;
  const epochs = readyEpoch - pool.epoch.epoch;
  const who = isRole ? "the new key must then accept it" : "anybody may then let it hold";
  const done = isRole ? "The new key may accept it now." : "Anybody may let it hold now.";
  const wait = `It can hold from epoch ${readyEpoch.toString()} on, ${plural(epochs)} from now; ${who}.`;
  return {
    title: isRole
      ? `A new ${what} is proposed`
      : `The ${what} is to become ${formatMillionths(value)} %`,
    text: `${meaning} ${waits ? wait : done}`.trim(),
    address: isRole ? value : null,
  };
}

const plural = (epochs: bigint) => (epochs === 1n ? "one epoch" : `${epochs.toString()} epochs`);

/** Whether one can come in, in a sentence. Ways out have no switch. */
export function entriesWords({ entries, epoch }: PoolView): string {
  switch (entries.kind) {
    case "open":
      return "Open";
    case "paused": {
      const left = plural(entries.until - epoch.epoch);
      return `Paused by the guardian until epoch ${entries.until.toString()}, ${left} from now. It then ends by itself.`;
    }
    case "insolvent":
      return "Closed for good: this pool has lost everything once.";
    case "stale":
      return "Wait for the pool's update.";
  }
}
