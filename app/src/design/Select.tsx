import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./field.module.css";

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly disabled?: boolean;
}

export function Select(props: {
  label: ReactNode;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label className={styles["label"]} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles["control"]}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
