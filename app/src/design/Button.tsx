import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  readonly size?: "normal" | "small" | "large" | undefined;
  /** As wide as what it lies in. */
  readonly wide?: boolean | undefined;
  /** Under way: it cannot be pressed, and turns. */
  readonly busy?: boolean | undefined;
  /** Why it cannot be pressed, shown below it. */
  readonly blocked?: string | null | undefined;
  /** A longer name for those who do not see what it stands beside. */
  readonly label?: string | undefined;
}

/**
 * A button that cannot be pressed stays in the tab order and says why: the attribute `disabled`
 * would hide it and its reason from the keyboard, and lose the focus when work begins.
 */
export function Button(props: ButtonProps) {
  const { variant = "primary", size = "normal", wide, busy, label } = props;
  const blocked = props.blocked ?? null;
  const reasonId = useId();
  const inert = busy === true || blocked !== null;
  const button = (
    <button
      type="button"
      className={classNames(
        styles["button"],
        styles[variant],
        styles[size],
        wide && styles["wide"],
      )}
      aria-disabled={inert || undefined}
      aria-busy={busy === true || undefined}
      aria-describedby={blocked === null ? undefined : reasonId}
      aria-label={label}
      onClick={() => {
        if (!inert) props.onClick();
      }}
    >
      {busy === true && <span aria-hidden="true" className={styles["turning"]} />}
      {props.children}
    </button>
  );
  if (blocked === null) return button;
  return (
    <span className={classNames(styles["withReason"], wide && styles["wide"])}>
      {button}
      <span id={reasonId} className={styles["reason"]}>
        {blocked}
      </span>
    </span>
  );
}
