import { shortAmount } from "../../design/Amount.tsx";
import { formatDuration } from "../../design/duration.ts";
import type { PoolView, ValidatorView, ValidatorsView } from "../../model/types.ts";

export interface StateWord {
  readonly tone: "good" | "plain" | "warn" | "bad";
  readonly text: string;
}

/** Slots without a vote after which validators are commonly called delinquent. */
const DELINQUENT_AFTER = 128n;
/** Ratios are millionths, commissions are percent. */
const PERCENT = 10_000n;

/** All that is worth saying about a validator, the gravest first. */
export function statesOf(
  validator: ValidatorView,
  list: ValidatorsView,
  pool: PoolView,
): readonly StateWord[] {
  const words = [...troubles(validator, list, pool), ...movements(validator)];
  if (validator.seenEpoch !== pool.epoch.epoch) {
    words.push({ tone: "plain", text: "Not looked at in this epoch yet" });
  }
  if (words.length > 0) return words;
  return [{ tone: "good", text: validator.tracked > 0n ? "Earning" : "Waits for stake" }];
}

function troubles(validator: ValidatorView, list: ValidatorsView, pool: PoolView): StateWord[] {
  const words: StateWord[] = [];
  const { commissionPercent, lastVoteSlot } = validator;
  if (commissionPercent === null) words.push({ tone: "bad", text: "Its vote account is gone" });
  if (validator.flagged) words.push({ tone: "bad", text: "Flagged: gets no stake" });
  if (validator.leaving) words.push({ tone: "warn", text: "Is leaving the list" });
  if (commissionPercent !== null && BigInt(commissionPercent) * PERCENT > list.maxCommission) {
    const most = (list.maxCommission / PERCENT).toString();
    words.push({ tone: "warn", text: `Commission above the cap of ${most} %` });
  }
  if (commissionPercent !== null && lastVoteSlot === null) {
    words.push({ tone: "warn", text: "Has never voted" });
  } else if (lastVoteSlot !== null && pool.slot - lastVoteSlot > DELINQUENT_AFTER) {
    const silent = Number(pool.slot - lastVoteSlot) * pool.epoch.slotMilliseconds;
    words.push({ tone: "warn", text: `Delinquent: no vote for ${formatDuration(silent)}` });
  }
  if (validator.weight === 0 && !validator.leaving) {
    words.push({ tone: "plain", text: "Has no weight yet" });
  }
  return words;
}

function movements({ activating, deactivating }: ValidatorView): readonly StateWord[] {
  const words: StateWord[] = [];
  if (activating > 0n) {
    words.push({ tone: "plain", text: `${shortAmount(activating, 2)} SOL warming up` });
  }
  if (deactivating > 0n) {
    words.push({
      tone: "plain",
      text: `${shortAmount(deactivating, 2)} SOL cooling, on its way home`,
    });
  }
  return words;
}
