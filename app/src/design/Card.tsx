import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./Card.module.css";
import { classNames } from "./classNames.ts";

/** A sheet on the ground; with a title it is a region that readers can jump to. */
export function Card(props: {
  title?: ReactNode;
  /** What stands at the title's end. */
  aside?: ReactNode;
  tone?: "plain" | "sunken" | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const titleId = useId();
  const titled = props.title !== undefined;
  return (
    <section
      className={classNames(
        styles["card"],
        props.tone === "sunken" && styles["sunken"],
        props.className,
      )}
      aria-labelledby={titled ? titleId : undefined}
    >
      {titled && (
        <div className={styles["head"]}>
          <h2 id={titleId}>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
}
