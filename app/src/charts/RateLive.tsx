import type { HistoryView, PoolView } from "../model/types.ts";

import { LineChart } from "./LineChart.tsx";
import { Numbers } from "./Numbers.tsx";
import { liveMarks, livePoints, liveTicks, liveWords } from "./live.ts";

const ROWS = 20;

/** The rate slot by slot: what this page has seen, and the slope of the tide ahead. */
export function RateLive(props: { pool: PoolView; history: HistoryView }) {
  const { pool, history } = props;
  const points = livePoints(pool, history);
  const here = points.findIndex(({ x }) => x === Number(pool.slot));
  const rows = () => {
    const step = Math.max(1, Math.ceil(points.length / ROWS));
    return points
      .filter((_, index) => (index - here) % step === 0)
      .map((point) => {
        const { when, value } = liveWords(pool, point);
        return [when, value];
      });
  };
  return (
    <>
      <LineChart
        name="SOL for one tideSOL, slot by slot"
        points={points}
        words={(point) => liveWords(pool, point)}
        here={here}
        ticks={liveTicks(pool, points)}
        marks={liveMarks(pool, points)}
      />
      <Numbers of="The live rate" head={["Slot", "One tideSOL is worth"]} rows={rows} />
    </>
  );
}
