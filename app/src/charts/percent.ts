/** Shares of a whole in percent, cut and never rounded up; `part` of nothing is nothing. */
export function percentOf(part: bigint, whole: bigint, digits = 1): string {
  if (whole === 0n) return "0 %";
  const unit = 10n ** BigInt(digits);
  const scaled = (part * 100n * unit) / whole;
  const size = scaled < 0n ? -scaled : scaled;
  if (size === 0n && part !== 0n) return `< ${(1 / Number(unit)).toFixed(digits)} %`;
  const rest = digits === 0 ? "" : `.${(size % unit).toString().padStart(digits, "0")}`;
  return `${scaled < 0n ? "-" : ""}${(size / unit).toString()}${rest} %`;
}

/** The same as a number from 0 to 1, for drawing. */
export function partOf(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  return part >= whole ? 1 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
