/** What the rate has done, by the clock. */
import { recordsOf } from "../../chain/records.ts";
import type { HistoryView, RatePoint, RateRecord, YieldView } from "../types.ts";
import { must } from "./pool.ts";
import { mathOf } from "./pool.ts";
import type { Seen } from "./pool.ts";

const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;
/** Epochs of two days in a year. */
const EQUIVALENT_EPOCHS = 182.5;
/** The yield is that of the newest epochs, so that it follows what the network pays. */
const YIELD_EPOCHS = 10;
/** Points from now until the tide has flown in: it is a line, and rounding makes it no curve. */
const AHEAD_POINTS = 16n;

export function historyView(
  seen: Seen,
  times: ReadonlyMap<bigint, number | null>,
  live: readonly RatePoint[],
): HistoryView {
  const records = recordsOf(seen.state.pool).map((record) => ({
    ...record,
    at: times.get(record.slot) ?? null,
  }));
  return { records, yield: yieldOf(records), live, ahead: aheadOf(seen) };
}

/** Growth between two records whose times are known; `null` where there are not two. */
export function yieldOf(records: readonly RateRecord[]): YieldView | null {
  const timed = records.filter((record) => record.at !== null).slice(-YIELD_EPOCHS - 1);
  const [from, to] = [timed[0], timed.at(-1)];
  if (from?.at == null || to?.at == null || to.epoch <= from.epoch || to.at <= from.at) return null;
  const epochs = to.epoch - from.epoch;
  const growth = Number(to.rate) / Number(from.rate);
  const anEpoch = growth ** (1 / Number(epochs));
  const epochMilliseconds = (to.at - from.at) / Number(epochs);
  return {
    apyPercent: epochMilliseconds < HOUR ? null : percent(growth ** (YEAR / (to.at - from.at))),
    equivalentApyPercent: percent(anEpoch ** EQUIVALENT_EPOCHS),
    epochPercent: percent(anEpoch),
    epochMilliseconds,
    gainPercent: percent(growth),
    from,
    to,
    epochs,
  };
}

const percent = (factor: number) => (factor - 1) * 100;

function aheadOf(seen: Seen): readonly RatePoint[] {
  const { moment, slotMilliseconds, at, state } = seen;
  const { tideStart, tideDuration } = state.pool.rate;
  const left = tideStart + tideDuration - moment.slot;
  if (left <= 0n) return [];
  const steps = left < AHEAD_POINTS ? left : AHEAD_POINTS;
  return Array.from({ length: Number(steps) + 1 }, (_, step) => {
    const slot = moment.slot + (left * BigInt(step)) / steps;
    const rate = must(mathOf({ ...seen, moment: { ...moment, slot } }).rate()).rate;
    return { slot, at: at + Number(slot - moment.slot) * slotMilliseconds, rate };
  });
}
