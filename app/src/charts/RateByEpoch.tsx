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
  const points = [...records.map(pointOf), nowOf(pool)];
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

function pointOf(record: RateRecord, index: number, records: readonly RateRecord[]): LinePoint {
  const growth = grown(records, index);
  const when = `epoch ${record.epoch.toString()}${growth === "" ? "" : `, ${growth}`}`;
  return { x: Number(record.slot), y: record.rate, value: rateText(record.rate), when };
}

function nowOf(pool: PoolView): LinePoint {
  const when = `now, epoch ${pool.epoch.epoch.toString()}`;
  return { x: Number(pool.slot), y: pool.rate, value: rateText(pool.rate), when };
}

function ticksOf(records: readonly RateRecord[], pool: PoolView): readonly Mark[] {
  const step = Math.max(1, Math.ceil(records.length / TICKS));
  const epochs = records
    .filter((_, index) => (records.length - index) % step === 0)
    .map(({ slot, epoch }) => ({ x: Number(slot), label: `epoch ${epoch.toString()}` }));
  return [...epochs, { x: Number(pool.slot), label: "now" }];
}
