import type { MarketView, Millionths } from "../model/types.ts";
import { formatMillionths } from "../model/amount.ts";

import styles from "./InterestCurve.module.css";
import { Numbers } from "./Numbers.tsx";
import { useWidth } from "./useWidth.ts";

const HEIGHT = 160;
const TOP = 20;
const BOTTOM = 24;
const LEFT = 8;
const TYPICAL_WIDTH = 360;

/** What borrowers pay a year as more is lent: gently up to the kink, steeply beyond. */
export function InterestCurve(props: { market: MarketView }) {
  const { market } = props;
  const { ref, width } = useWidth(TYPICAL_WIDTH);
  const across = (used: Millionths) => LEFT + (Number(used) / 1e6) * (width - 2 * LEFT);
  const up = (rate: Millionths) =>
    HEIGHT - BOTTOM - (Number(rate) / Number(market.rateAtFull || 1n)) * (HEIGHT - TOP - BOTTOM);
  const place = (used: Millionths, rate: Millionths) =>
    `${across(used).toFixed(1)} ${up(rate).toFixed(1)}`;
  const label = `${percent(market.utilisation)} of the SOL is lent out; borrowers pay ${percent(market.borrowRate)} a year`;
  const curve = [
    [0n, market.baseRate],
    [market.kink, market.rateAtKink],
    [1_000_000n, market.rateAtFull],
  ] as const;
  const line = curve.map(([used, rate]) => place(used, rate)).join("L");
  return (
    <figure className={styles["figure"]}>
      <div ref={ref}>
        <svg
          role="img"
          aria-label={label}
          className={styles["drawing"]}
          width={width}
          height={HEIGHT}
        >
          <path
            className={styles["area"]}
            d={`M${across(0n)} ${HEIGHT - BOTTOM}L${line}L${across(1_000_000n)} ${HEIGHT - BOTTOM}Z`}
          />
          <path className={styles["line"]} d={`M${line}`} />
          <line
            className={styles["ground"]}
            x1={LEFT}
            x2={width - LEFT}
            y1={HEIGHT - BOTTOM}
            y2={HEIGHT - BOTTOM}
          />
          <circle
            className={styles["here"]}
            cx={across(market.utilisation)}
            cy={up(market.borrowRate)}
            r={6}
          />
          <text x={across(market.kink) - 10} y={up(market.rateAtKink) - 14} textAnchor="end">
            {percent(market.kink)} lent, {percent(market.rateAtKink)}
          </text>
          <text x={LEFT} y={HEIGHT - 6}>
            nothing lent
          </text>
          <text x={width - LEFT} y={HEIGHT - 6} textAnchor="end">
            all lent, {percent(market.rateAtFull)}
          </text>
        </svg>
      </div>
      <figcaption className={styles["caption"]}>{label}.</figcaption>
      <Numbers
        of="Interest"
        head={["Lent out", "Borrowers pay a year"]}
        rows={() => curve.map(([used, rate]) => [percent(used), percent(rate)])}
      />
    </figure>
  );
}

const percent = (millionths: Millionths) => `${formatMillionths(millionths, 2)} %`;
