import { useId } from "react";
import type { ReactNode } from "react";

import { groupAmount, parseAmount } from "../model/amount.ts";

import { Amount } from "./Amount.tsx";
import type { Unit } from "./Amount.tsx";
import styles from "./AmountInput.module.css";
import type { AmountField } from "./useAmount.ts";

/**
 * A field for an amount. Commas are read as decimal points, as much of the world writes them;
 * since others set thousands apart by them, the field then says how it was read.
 */
export function AmountInput(props: {
  label: ReactNode;
  unit: Unit;
  field: AmountField;
  /** What there is, with its name, shown beside the label. */
  balance?: { readonly name: string; readonly amount: bigint } | undefined;
  /** What the button `Max` fills in; no button without it. */
  max?: bigint | undefined;
  disabled?: boolean | undefined;
  /** Stands below the field while there is nothing wrong with it. */
  hint?: ReactNode;
}) {
  const { field, unit, balance, max } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return (
    <div className={styles["field"]}>
      <div className={styles["words"]}>
        <label htmlFor={id}>{props.label}</label>
        {balance !== undefined && (
          <span id={hintId} className={styles["balance"]}>
            {balance.name} <Amount of={balance.amount} unit={unit} />
          </span>
        )}
      </div>
      <div className={styles["box"]} data-wrong={field.error !== null || undefined}>
        <input
          id={id}
          className={styles["input"]}
          inputMode="decimal"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder="0.0"
          value={field.text}
          disabled={props.disabled}
          aria-invalid={field.error !== null}
          aria-describedby={`${balance === undefined ? "" : hintId} ${errorId}`.trim()}
          onChange={(event) => {
            field.setText(event.target.value);
          }}
        />
        <span className={styles["unit"]}>{unit}</span>
        {max !== undefined && (
          <button
            type="button"
            className={styles["max"]}
            aria-label={`Max: use all ${groupAmount(max)} ${unit}`}
            disabled={props.disabled}
            onClick={() => {
              field.setAmount(max);
            }}
          >
            Max
          </button>
        )}
      </div>
      <p id={errorId} className={styles["message"]} aria-live="polite">
        {field.error ?? readAs(field.text, unit) ?? props.hint}
      </p>
    </div>
  );
}

function readAs(text: string, unit: Unit): string | null {
  const parsed = parseAmount(text);
  return parsed.ok && text.includes(",") ? `Read as ${groupAmount(parsed.amount)} ${unit}.` : null;
}
