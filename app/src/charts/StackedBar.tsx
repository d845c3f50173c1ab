import type { ReactNode } from "react";

import { Amount } from "../design/Amount.tsx";
import type { Lamports } from "../model/types.ts";

import styles from "./StackedBar.module.css";
import { partOf, percentOf } from "./percent.ts";

/** Kinds of water and sand; `fill-…` in the style sheet. */
export type Fill = "deep" | "middle" | "shallow" | "shell" | "sand";

export interface Part {
  readonly label: string;
  readonly lamports: Lamports;
  readonly fill: Fill;
  /** A sentence about it. */
  readonly note?: ReactNode;
}

/**
 * Amounts that add up, one beside the other. The list below the bar names each with its figures,
 * so the bar itself says nothing to readers that the list does not.
 */
export function StackedBar(props: {
  title: string;
  parts: readonly Part[];
  /** What the whole width stands for; more than the sum where bars are compared. */
  whole: Lamports;
}) {
  const shown = props.parts.filter(({ lamports }) => lamports > 0n);
  return (
    <figure className={styles["figure"]}>
      <figcaption className={styles["title"]}>
        <span>{props.title}</span> <Amount of={sumOf(shown)} unit="SOL" />
      </figcaption>
      <svg aria-hidden="true" className={styles["bar"]} width="100%" height="28">
        {shown.map(({ label, lamports, fill }, index) => (
          <rect
            key={label}
            className={styles[fill]}
            x={percent(sumOf(shown.slice(0, index)), props.whole)}
            width={percent(lamports, props.whole)}
            height="28"
          />
        ))}
      </svg>
      <dl className={styles["legend"]}>
        {props.parts.map(({ label, lamports, fill, note }) => (
          <div key={label} className={styles["entry"]}>
            <dt>
              <svg aria-hidden="true" width="14" height="14" className={styles["swatch"]}>
                <rect className={styles[fill]} width="14" height="14" rx="4" />
              </svg>
              {label}
            </dt>
            <dd>
              <Amount of={lamports} unit="SOL" digits={2} />
              <span className={styles["share"]}>{percentOf(lamports, props.whole)}</span>
            </dd>
            {note !== undefined && <dd className={styles["note"]}>{note}</dd>}
          </div>
        ))}
      </dl>
    </figure>
  );
}

function sumOf(parts: readonly Part[]): Lamports {
  return parts.reduce((sum, { lamports }) => sum + lamports, 0n);
}

const percent = (lamports: Lamports, whole: Lamports) =>
  `${(partOf(lamports, whole) * 100).toFixed(3)}%`;
