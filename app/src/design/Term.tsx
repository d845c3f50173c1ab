import type { ReactNode } from "react";

import styles from "./Term.module.css";

/** Words that a newcomer has not met, each in a sentence. */
export function Terms(props: { children: ReactNode }) {
  return <dl className={styles["terms"]}>{props.children}</dl>;
}

export function Term(props: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt className={styles["word"]}>{props.word}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
