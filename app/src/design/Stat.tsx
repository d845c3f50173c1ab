import type { ReactNode } from "react";

import styles from "./Stat.module.css";

/** A figure with its name; put several into {@link Stats}. */
export function Stat(props: { label: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={styles["stat"]}>
      <dt className={styles["label"]}>{props.label}</dt>
      <dd className={styles["value"]}>{props.value}</dd>
      {props.note !== undefined && <dd className={styles["note"]}>{props.note}</dd>}
    </div>
  );
}

export function Stats(props: { children: ReactNode }) {
  return <dl className={styles["stats"]}>{props.children}</dl>;
}
