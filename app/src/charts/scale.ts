/** From amounts to places on a drawing. Amounts stay whole numbers until their range is known. */

export interface Domain {
  readonly low: bigint;
  readonly high: bigint;
}

/** The range of some values with a margin, never empty: a flat line runs through the middle. */
export function domainOf(values: readonly bigint[], margin = 12n): Domain {
  const [first = 0n] = values;
  let low = first;
  let high = first;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const room = ((high - low) * margin) / 100n;
  return { low: low - (room > 0n ? room : 1n), high: high + (room > 0n ? room : 1n) };
}

/** From 0 at the low end to 1 at the high one. The difference is taken before digits are lost. */
export function fraction(value: bigint, { low, high }: Domain): number {
  return Number(value - low) / Number(high - low);
}

const STEPS = [1n, 2n, 5n];

/** The least step of 1, 2 or 5 times a power of ten that fits at most `count` times. */
export function niceStep(span: bigint, count: number): bigint {
  const most = BigInt(Math.max(1, count));
  for (let power = 1n; ; power *= 10n) {
    const step = STEPS.find((each) => span / (each * power) < most);
    if (step !== undefined) return step * power;
  }
}

/** Multiples of a nice step within the range, lowest first. */
export function niceTicks({ low, high }: Domain, count: number): readonly bigint[] {
  const step = niceStep(high - low, count);
  const first = ((low + step - 1n) / step) * step;
  const ticks: bigint[] = [];
  for (let tick = first; tick <= high; tick += step) ticks.push(tick);
  return ticks;
}

/** How many of nine decimals tell neighbouring multiples of `step` apart. */
export function decimalsFor(step: bigint): number {
  let decimals = 9;
  for (let rest = step; decimals > 0 && rest % 10n === 0n; rest /= 10n) decimals -= 1;
  return decimals;
}
