import type { Lamports } from "../model/types.ts";

import styles from "./TargetBar.module.css";
import { partOf } from "./percent.ts";

/**
 * What a validator has, as a bar, and what it should have, as a line across it. It stands beside
 * both figures and so is hidden from readers. All bars of a table share one `scale`.
 */
export function TargetBar(props: { stake: Lamports; target: Lamports; scale: Lamports }) {
  const { stake, target, scale } = props;
  const percent = (lamports: Lamports) => `${(partOf(lamports, scale) * 100).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" className={styles["bar"]} width="100%" height="18">
      <rect className={styles["ground"]} y="5" width="100%" height="8" rx="4" />
      <rect className={styles["stake"]} y="5" width={percent(stake)} height="8" rx="4" />
      <line className={styles["target"]} x1={percent(target)} x2={percent(target)} y1="1" y2="17" />
    </svg>
  );
}
