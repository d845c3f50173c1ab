/** What is in an amount field: its text, what the text says, and what is wrong with it. */
import { useState } from "react";

import { formatAmount, parseAmount } from "../model/amount.ts";
import type { ParsedAmount } from "../model/amount.ts";

import { shortAmount } from "./Amount.tsx";
import type { Unit } from "./Amount.tsx";

export interface AmountField {
  readonly text: string;
  /** `null` while the text is empty or says nothing that can be used. */
  readonly amount: bigint | null;
  /** `null` also while nothing was typed: an empty field is no mistake. */
  readonly error: string | null;
  setText(text: string): void;
  setAmount(amount: bigint): void;
}

const WRONG: Readonly<Record<Exclude<ParsedAmount, { ok: true }>["reason"], string | null>> = {
  empty: null,
  "not-a-number": "Type a plain number, such as 1.5, without signs or separators of thousands.",
  "too-precise": "At most nine decimals: smaller parts do not exist.",
  "too-large": "More than there can ever be.",
};

/** `max` is what there is; an unknown one (`null`) limits nothing. */
export function useAmount(unit: Unit, max: bigint | null): AmountField {
  const [text, setText] = useState("");
  const parsed = parseAmount(text);
  const setAmount = (amount: bigint) => {
    setText(formatAmount(amount));
  };
  const field = { text, setText, setAmount };
  if (!parsed.ok) return { ...field, amount: null, error: WRONG[parsed.reason] };
  if (parsed.amount === 0n) return { ...field, amount: null, error: "Type more than nothing." };
  if (max !== null && parsed.amount > max) {
    const error = `More than there is: you can use ${shortAmount(max, 9)} ${unit}.`;
    return { ...field, amount: null, error };
  }
  return { ...field, amount: parsed.amount, error: null };
}
