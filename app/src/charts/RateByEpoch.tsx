import { steadyAmount } from "../design/Amount.tsx";
import type { HistoryView, PoolView, RateRecord } from "../model/types.ts";

import { LineChart } from "./LineChart.tsx";
import { Numbers } from "./Numbers.tsx";
import type { LinePoint, Mark } from "./frame.ts";
import { growthText, rateText } from "./rate.ts";

const TICKS = 6;
const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The rate at the updates that the pool's account remembers, and the rate of now. */
export function RateByEpoch(props: { pool: PoolView; history: HistoryView }) {
  const { pool } = props;
  const { records } = props.history;
  const points = [
    ...records.map(({ slot, rate }) => ({ x: Number(slot), y: rate })),
    { x: Number(pool.slot), y: pool.rate },
  ];
  const rows = () =>
    records
      .map((record, index) => [
        record.epoch.toString(),
        record.at === null ? "not known" : clock.format(record.at),
        steadyAmount(record.rate, 9),
        grown(records, index),
      ])
      .toReversed();
  return (
    <>
      <LineChart
        name="SOL for one tideSOL, epoch by epoch"
        points={points}
        words={(point) => wordsOf(records, pool, point)}
        here={points.length - 1}
        ticks={ticksOf(records, pool)}
      />
      <Numbers
        of="The rate by epoch"
        head={["Epoch", "Updated", "SOL for one", "Growth"]}
        rows={rows}
      />
    </>
  );
}

function grown(records: readonly RateRecord[], index: number): string {
  const [before, record] = [records[index - 1], records[index]];
  return before === undefined || record === undefined ? "" : growthText(before.rate, record.rate);
}

function wordsOf(records: readonly RateRecord[], pool: PoolView, { x, y }: LinePoint) {
  const index = records.findIndex(({ slot }) => Number(slot) === x);
  const record = records[index];
  const value = rateText(y);
  if (record === undefined) return { value, when: `now, epoch ${pool.epoch.epoch.toString()}` };
  const growth = grown(records, index);
  const epoch = `epoch ${record.epoch.toString()}`;
  return { value, when: growth === "" ? epoch : `${epoch}, ${growth}` };
}

function ticksOf(records: readonly RateRecord[], pool: PoolView): readonly Mark[] {
  const step = Math.max(1, Math.ceil(records.length / TICKS));
  const epochs = records
    .filter((_, index) => (records.length - index) % step === 0)
    .map(({ slot, epoch }) => ({ x: Number(slot), label: `epoch ${epoch.toString()}` }));
  return [...epochs, { x: Number(pool.slot), label: "now" }];
}
