import { decimalsFor, domainOf, fraction, niceStep, niceTicks } from "./scale.ts";

export interface LinePoint {
  /** Its place along the line: a slot. */
  readonly x: number;
  readonly y: bigint;
  /** Computed and not seen: drawn dashed. */
  readonly expected?: boolean;
}

/** A place along the line that is named. */
export interface Mark {
  readonly x: number;
  readonly label: string;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Amounts that are marked on the left, and with how many decimals. */
  readonly rises: readonly bigint[];
  readonly decimals: number;
  across(x: number): number;
  up(y: bigint): number;
  /** The place below a point of the screen. */
  placeAt(pixels: number): number;
}

const TOP = 38;
const BOTTOM = 26;
const RISES = 6;
/** Of a digit at the size in which axes are labelled. */
const DIGIT = 7;

/** Where everything of a line of points lies on a drawing of `width` pixels. */
export function frameOf(points: readonly LinePoint[], width: number): Frame {
  const height = width < 480 ? 200 : 260;
  const domain = domainOf(points.map(({ y }) => y));
  const rises = niceTicks(domain, RISES);
  const decimals = decimalsFor(niceStep(domain.high - domain.low, RISES));
  const whole = (domain.high / 1_000_000_000n).toString().length;
  const left = (whole + 1 + decimals) * DIGIT + 10;
  const right = width - 8;
  const bottom = height - BOTTOM;
  const first = points[0]?.x ?? 0;
  const last = points.at(-1)?.x ?? 0;
  const span = Math.max(last - first, Number.MIN_VALUE);
  return {
    ...{ width, height, left, right, top: TOP, bottom, rises, decimals },
    across: (x) => left + ((x - first) / span) * (right - left),
    up: (y) => bottom - fraction(y, domain) * (bottom - TOP),
    placeAt: (pixels) => first + ((pixels - left) / (right - left)) * span,
  };
}
