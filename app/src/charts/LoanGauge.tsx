import type { LoanHealth, Millionths } from "../model/types.ts";

import styles from "./LoanGauge.module.css";
import { percentOf } from "./percent.ts";

const MILLION = 1_000_000n;

/** A debt in millionths of what the collateral counts for; `null` where there is no collateral. */
export function loanToValue({ debt, net }: LoanHealth): Millionths | null {
  if (net === 0n) return debt === 0n ? null : MILLION;
  return (debt * MILLION + net - 1n) / net;
}

/**
 * A debt beside what its collateral counts for: up to the first line more can be borrowed, from
 * the second on it can be liquidated. A hollow mark shows where an action would lead.
 */
export function LoanGauge(props: {
  health: LoanHealth;
  after?: LoanHealth | undefined;
  maxLtv: Millionths;
  threshold: Millionths;
}) {
  const { health, after, maxLtv, threshold } = props;
  const now = loanToValue(health);
  const next = after === undefined ? null : loanToValue(after);
  const words =
    now === null ? "No debt" : `Debt is ${percent(now)} of what the collateral counts for`;
  const then = next === null ? "" : `; it would be ${percent(next)}`;
  return (
    <div className={styles["gauge"]}>
      <div
        role="meter"
        aria-label="Debt beside collateral"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Number(clamp(now ?? 0n)) / 10_000}
        aria-valuetext={`${words}${then}. New borrowing ends at ${percent(maxLtv)}, liquidation begins above ${percent(threshold)}.`}
      >
        <svg aria-hidden="true" className={styles["bar"]} width="100%" height="32">
          <g className={styles["bands"]}>
            <Band className={styles["safe"]} from={0n} to={maxLtv} />
            <Band className={styles["narrow"]} from={maxLtv} to={threshold} />
            <Band className={styles["danger"]} from={threshold} to={MILLION} />
          </g>
          {now !== null && health.debt > 0n && (
            <circle className={styles["now"]} cx={place(now)} cy="16" r="10" />
          )}
          {next !== null && next !== now && (
            <circle className={styles["next"]} cx={place(next)} cy="16" r="10" />
          )}
        </svg>
      </div>
      <ul aria-hidden="true" className={styles["key"]}>
        <li className={styles["safeKey"]}>can borrow, up to {percent(maxLtv)}</li>
        <li className={styles["narrowKey"]}>no more</li>
        <li className={styles["dangerKey"]}>liquidated, above {percent(threshold)}</li>
      </ul>
    </div>
  );
}

function Band(props: { className: string | undefined; from: Millionths; to: Millionths }) {
  return (
    <rect
      className={props.className}
      x={place(props.from)}
      y="8"
      width={place(props.to - props.from)}
      height="16"
    />
  );
}

const clamp = (millionths: Millionths) => (millionths > MILLION ? MILLION : millionths);
const place = (millionths: Millionths) => `${(Number(clamp(millionths)) / 10_000).toFixed(3)}%`;
const percent = (millionths: Millionths) => percentOf(millionths, MILLION);
