import type { HistoryView, PoolView, RatePoint } from "../model/types.ts";

import type { LinePoint, Mark } from "./frame.ts";
import { fromNow, rateText, slotText } from "./rate.ts";

/** As much of the past as is shown; what is to come takes at most a third of it. */
const PAST = 150n;
const AHEAD = 50n;
const LEAST_AHEAD = 20n;

/** What was seen of the rate, and where the tide takes it if nothing else happens. */
export function livePoints(pool: PoolView, { live }: HistoryView): readonly LinePoint[] {
  const seen = live
    .filter(({ slot }) => slot > pool.slot - PAST && slot < pool.slot)
    .map((point) => corrected(pool, point));
  const at = live.at(-1)?.at ?? 0;
  const now: RatePoint = { slot: pool.slot, at, rate: pool.rate };
  const past = [...seen, now].map((point) => line(pool, point.slot, point.rate));
  const first = seen[0]?.slot ?? pool.slot;
  const span = (pool.slot - first) / 2n;
  const horizon = span > AHEAD ? AHEAD : span < LEAST_AHEAD ? LEAST_AHEAD : span;
  const ahead = Array.from({ length: Number(horizon) }, (_, index) => {
    const slot = pool.slot + BigInt(index) + 1n;
    return { ...line(pool, slot, pool.rateAt(slot)), expected: true };
  });
  return [...past, ...ahead];
}

/**
 * News of an update or an exit come some slots late, and until then the rate was computed with the
 * tide before it. What it was since then the account says now.
 */
function corrected(pool: PoolView, point: RatePoint): RatePoint {
  return point.slot < pool.tide.startSlot ? point : { ...point, rate: pool.rateAt(point.slot) };
}

function line(pool: PoolView, slot: bigint, rate: bigint): LinePoint {
  const distance = fromNow(Number(slot - pool.slot) * pool.epoch.slotMilliseconds);
  const word = slot > pool.slot ? `, expected ${distance}` : `, ${distance}`;
  const when = `slot ${slotText(slot)}${slot === pool.slot ? ", now" : word}`;
  return { x: Number(slot), y: rate, value: rateText(rate), when };
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
