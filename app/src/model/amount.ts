/** Amounts as people write them: SOL and tideSOL both have nine decimals. */

const DECIMALS = 9;
const UNIT = 10n ** BigInt(DECIMALS);

/** What a text says, in the smallest unit, or why it says nothing. */
export type ParsedAmount =
  | { readonly ok: true; readonly amount: bigint }
  | { readonly ok: false; readonly reason: "empty" | "not-a-number" | "too-precise" | "too-large" };

/** No ledger holds as much: the program refuses amounts from 2^60 on. */
const LIMIT = 1n << 60n;

/** `"1.5"` or `"1,5"`: no signs, no exponents, no separators of thousands. */
export function parseAmount(text: string): ParsedAmount {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return { ok: false, reason: "empty" };
  const match = /^(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const [whole = "", fraction = ""] = match?.slice(1) ?? [];
  if (match === null || whole + fraction === "") return { ok: false, reason: "not-a-number" };
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > DECIMALS) return { ok: false, reason: "too-precise" };
  const amount = BigInt(whole || "0") * UNIT + BigInt(significant.padEnd(DECIMALS, "0"));
  return amount < LIMIT ? { ok: true, amount } : { ok: false, reason: "too-large" };
}

/**
 * An amount with at most `digits` decimals, cut, never rounded up: `1234.5`. With all nine digits
 * {@link parseAmount} gives the same amount back.
 */
export function formatAmount(amount: bigint, digits: number = DECIMALS): string {
  const sign = amount < 0n ? "-" : "";
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % UNIT).toString().padStart(DECIMALS, "0").slice(0, digits);
  const significant = fraction.replace(/0+$/, "");
  return `${sign}${(size / UNIT).toString()}${significant === "" ? "" : `.${significant}`}`;
}

/** The same with the thousands apart, for reading: `1,234.5`. */
export function groupAmount(amount: bigint, digits: number = DECIMALS): string {
  const [whole = "", fraction] = formatAmount(amount, digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Millionths in percent: `0.07`. */
export function formatMillionths(millionths: bigint, digits = 4): string {
  return formatAmount(millionths * 100_000n, digits);
}
