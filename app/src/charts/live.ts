import type { HistoryView, PoolView, RatePoint } from "../model/types.ts";

import type { LinePoint, Mark } from "./frame.ts";
import { fromNow, rateText, slotText } from "./rate.ts";

/** As many slots of the past as are shown; what is to come takes at most a third of it. */
const PAST = 150n;
const AHEAD = 50n;
const LEAST_AHEAD = 20n;
/** What is to come is a line, at most bent where the tide ends: few points draw it. */
const STEPS = 10n;

/** What was seen of the rate, and where the tide takes it if nothing else happens. */
export function livePoints(pool: PoolView, { live }: HistoryView): readonly LinePoint[] {
  const seen = corrected(
    pool,
    live.filter(({ slot }) => slot > pool.slot - PAST && slot < pool.slot),
  );
  const past = [...seen, { slot: pool.slot, rate: pool.rate }];
  const first = seen[0]?.slot ?? pool.slot;
  return [
    ...past.map(({ slot, rate }) => ({ x: Number(slot), y: rate })),
    ...slotsAhead(pool, (pool.slot - first) / 2n).map((slot) => ({
      x: Number(slot),
      y: pool.rateAt(slot),
      expected: true,
    })),
  ];
}

/**
 * News of an update or an exit come some slots late, and until then the rate was computed with the
 * tide before it. What it was since then the account says now. The first point that agrees with
 * the account was computed from it, and so were those after it.
 */
function corrected(pool: PoolView, seen: readonly RatePoint[]): readonly RatePoint[] {
  const from = seen.findIndex(({ slot }) => slot >= pool.tide.startSlot);
  if (from === -1) return seen;
  const rates = seen.map(({ rate }) => rate);
  for (const [index, { slot, rate }] of seen.entries()) {
    if (index < from) continue;
    const now = pool.rateAt(slot);
    if (now === rate) break;
    rates[index] = now;
  }
  return seen.map((point, index) => ({ ...point, rate: rates[index] ?? point.rate }));
}

function slotsAhead(pool: PoolView, span: bigint): readonly bigint[] {
  const horizon = span > AHEAD ? AHEAD : span < LEAST_AHEAD ? LEAST_AHEAD : span;
  const steps = Array.from({ length: Number(STEPS) }, (_, index) => {
    return pool.slot + (horizon * BigInt(index + 1)) / STEPS;
  });
  const { endSlot } = pool.tide;
  const bends = endSlot > pool.slot && endSlot < pool.slot + horizon && !steps.includes(endSlot);
  return bends ? [...steps, endSlot].toSorted((one, other) => Number(one - other)) : steps;
}

export function liveWords(pool: PoolView, { x, y, expected }: LinePoint) {
  const distance = fromNow((x - Number(pool.slot)) * pool.epoch.slotMilliseconds);
  const isNow = x === Number(pool.slot);
  const word = isNow ? "now" : expected === true ? `expected ${distance}` : distance;
  return { value: rateText(y), when: `slot ${slotText(BigInt(x))}, ${word}` };
}

export function liveTicks(pool: PoolView, points: readonly LinePoint[]): readonly Mark[] {
  const speed = pool.epoch.slotMilliseconds;
  const tick = (x: number): Mark => ({ x, label: fromNow((x - Number(pool.slot)) * speed) });
  const first = points[0]?.x ?? 0;
  const last = points.at(-1)?.x ?? 0;
  return [tick(first), { x: Number(pool.slot), label: "now" }, tick(last)];
}

/** What happens to the rate's slope within the drawing. */
export function liveMarks(pool: PoolView, points: readonly LinePoint[]): readonly Mark[] {
  const within = ({ x }: Mark) => x > (points[0]?.x ?? 0) && x < (points.at(-1)?.x ?? 0);
  return [
    { x: Number(pool.lastUpdateSlot), label: "update" },
    { x: Number(pool.tide.endSlot), label: "tide ends" },
    { x: Number(pool.epoch.firstSlot + pool.epoch.slots), label: "next epoch" },
  ]
    .filter(within)
    .toSorted((one, other) => one.x - other.x);
}
