import styles from "./Waves.module.css";
import { classNames } from "./classNames.ts";

/** Two lines of water drifting past one another; `level` from 0 (ebb) to 1 (flood). */
export function Waves(props: { level: number; className?: string | undefined }) {
  const level = Math.min(1, Math.max(0, props.level));
  return (
    <div aria-hidden="true" className={classNames(styles["waves"], props.className)}>
      <div className={styles["water"]} style={{ translate: `0 ${String((1 - level) * 20)}%` }}>
        <Swell className={styles["far"]} />
        <Swell className={styles["near"]} />
      </div>
    </div>
  );
}

/** A row of equal swells, twice as wide as what shows, so that it can drift without a seam. */
function Swell(props: { className: string | undefined }) {
  return (
    <svg className={props.className} viewBox="0 0 2400 100" preserveAspectRatio="none">
      <path d="M0 12q150-20 300 0t300 0 300 0 300 0 300 0 300 0 300 0 300 0V100H0Z" />
    </svg>
  );
}
