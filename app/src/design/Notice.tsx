import type { ReactNode } from "react";

import { Icon } from "./Icon.tsx";
import styles from "./Notice.module.css";
import { classNames } from "./classNames.ts";

export type Tone = "info" | "success" | "warn" | "error";

const SPOKEN: Readonly<Record<Tone, string>> = {
  info: "Note",
  success: "Done",
  warn: "Careful",
  error: "Problem",
};

/** What happened in the title, what to do about it below, and a button that does it. */
export function Notice(props: {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  /** What changes by itself, as times do: shown below, and never read out unasked. */
  ticking?: ReactNode;
  actions?: ReactNode;
  /**
   * It came up while the person was here: read it out. Errors at once, all else when quiet, and
   * what is said "politely" always when quiet.
   */
  announced?: boolean | "politely" | undefined;
}) {
  const { tone, announced = false } = props;
  const role = tone === "error" && announced !== "politely" ? "alert" : "status";
  return (
    <div className={classNames(styles["notice"], styles[tone])}>
      <Icon name={tone} className={styles["icon"]} />
      <div className={styles["body"]}>
        <div className={styles["words"]} role={announced === false ? undefined : role}>
          <p className={styles["title"]}>
            <span className="visually-hidden">{SPOKEN[tone]}: </span>
            {props.title}
          </p>
          {props.children}
        </div>
        {props.ticking}
        {props.actions !== undefined && <div className={styles["actions"]}>{props.actions}</div>}
      </div>
    </div>
  );
}
