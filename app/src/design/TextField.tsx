import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./field.module.css";

export function TextField(props: {
  label: ReactNode;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  placeholder?: string;
}) {
  const id = useId();
  const errorId = `${id}-error`;
  return (
    <div className={styles["field"]}>
      <label className={styles["label"]} htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className={styles["control"]}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={props.value}
        placeholder={props.placeholder}
        aria-invalid={props.error !== null}
        aria-describedby={errorId}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      />
      <p id={errorId} className={styles["message"]} aria-live="polite">
        {props.error}
      </p>
    </div>
  );
}
