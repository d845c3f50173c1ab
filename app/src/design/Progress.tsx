import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./Progress.module.css";

/** How far something is, from 0 to 1. */
export function Progress(props: { label: ReactNode; value: number; note?: ReactNode }) {
  const id = useId();
  return (
    <div className={styles["progress"]}>
      <div className={styles["words"]}>
        <label htmlFor={id}>{props.label}</label>
        {props.note !== undefined && <span className={styles["note"]}>{props.note}</span>}
      </div>
      <progress id={id} className={styles["bar"]} max={1} value={props.value} />
    </div>
  );
}
