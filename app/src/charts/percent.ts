/**
 * Shares of a whole in percent, rounded to the nearest, but nothing is called none or all that is
 * not: `< 0.1 %`, `> 99.9 %`. A part of nothing is nothing.
 */
export function percentOf(part: bigint, whole: bigint, digits = 1): string {
  if (whole === 0n) return "0 %";
  const unit = 10n ** BigInt(digits);
  const all = 100n * unit;
  const size = part < 0n ? -part : part;
  const scaled = (2n * size * all + whole) / (2n * whole);
  if (scaled === 0n && size !== 0n) return `< ${text(1n, unit, digits)}`;
  if (scaled === all && size < whole) return `> ${text(all - 1n, unit, digits)}`;
  return `${part < 0n ? "-" : ""}${text(scaled, unit, digits)}`;
}

function text(scaled: bigint, unit: bigint, digits: number): string {
  const rest = digits === 0 ? "" : `.${(scaled % unit).toString().padStart(digits, "0")}`;
  return `${(scaled / unit).toString()}${rest} %`;
}

/** The same as a number from 0 to 1, for drawing. */
export function partOf(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  return part >= whole ? 1 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
