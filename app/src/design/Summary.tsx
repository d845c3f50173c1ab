import type { ReactNode } from "react";

import styles from "./Summary.module.css";
import { classNames } from "./classNames.ts";

/** Names on the left, values on the right: what one is about to agree to. */
export function Summary(props: { children: ReactNode; label?: string | undefined }) {
  return (
    <dl className={styles["summary"]} aria-label={props.label}>
      {props.children}
    </dl>
  );
}

export function SummaryLine(props: {
  label: ReactNode;
  children: ReactNode;
  note?: ReactNode;
  strong?: boolean | undefined;
}) {
  return (
    <div className={classNames(styles["line"], props.strong === true && styles["strong"])}>
      <dt>{props.label}</dt>
      <dd>
        {props.children}
        {props.note !== undefined && <span className={styles["note"]}>{props.note}</span>}
      </dd>
    </div>
  );
}
