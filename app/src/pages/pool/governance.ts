import { formatMillionths } from "../../model/amount.ts";
import type { PendingView, PoolView } from "../../model/types.ts";

/** What each parameter and role is, so that a change of it can be judged; by the model's names. */
const MEANINGS: Readonly<Record<string, string>> = {
  "Exit fee, least":
    "Every way out costs at least this; it also bounds how fast the rate may rise.",
  "Exit fee, most": "Leaving at once with the reserve's last lamport costs this.",
  "Deposit fee": "Every deposit costs this.",
  "Protocol fee": "The treasury may claim this part of what the pool gains.",
  "Reserve target": "This part of the pool is to be kept unstaked, for leaving at once.",
  "Delegation window": "Stake is moved in this part of each epoch, at its end.",
  "Movement cap": "Rebalancing may move this part of the pool in one epoch.",
  "Highest commission": "Anybody may flag a validator that takes more of the rewards.",
  Admin: "The admin lists validators and proposes changes such as this one.",
  Strategist: "The strategist sets the weights that stake follows.",
  Guardian: "The guardian may close the ways in for a while, never a way out.",
  Treasury: "The treasury may claim the protocol's fees.",
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
      ? `Another key is proposed as ${what.toLowerCase()}`
      : `${what}: to become ${formatMillionths(value)} %`,
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
