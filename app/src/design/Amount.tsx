import { formatAmount, groupAmount } from "../model/amount.ts";

import styles from "./Amount.module.css";

export type Unit = "SOL" | "tideSOL";

/** The smallest amount that `digits` decimals can show. */
const smallest = (digits: number) => 10n ** BigInt(9 - digits);

/** For reading: cut to `digits` decimals, and never a nought for what is not nothing. */
export function shortAmount(amount: bigint, digits = 4): string {
  const size = amount < 0n ? -amount : amount;
  if (amount === 0n || size >= smallest(digits)) return groupAmount(amount, digits);
  return `${amount < 0n ? "> -" : "< "}${formatAmount(smallest(digits))}`;
}

/** The same with noughts to the end, so that a ticking figure keeps its width. */
export function steadyAmount(amount: bigint, digits: number): string {
  const [whole = "", fraction = ""] = groupAmount(amount, digits).split(".");
  return `${whole}.${fraction.padEnd(digits, "0")}`;
}

/** An amount with its unit; all nine decimals are in the title. */
export function Amount(props: {
  of: bigint;
  unit: Unit;
  digits?: number | undefined;
  /** Keeps the width while the figure changes. */
  steady?: boolean | undefined;
}) {
  const { of, unit, digits = 4, steady = false } = props;
  return (
    <span className={styles["amount"]} title={`${groupAmount(of)} ${unit}`}>
      {steady ? steadyAmount(of, digits) : shortAmount(of, digits)}{" "}
      <span className={styles["unit"]}>{unit}</span>
    </span>
  );
}
