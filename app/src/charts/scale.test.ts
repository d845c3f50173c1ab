import { describe, expect, it } from "vitest";

import { decimalsFor, domainOf, fraction, niceStep, niceTicks } from "./scale.ts";

describe("the range of a drawing", () => {
  it("leaves room above and below", () => {
    expect(domainOf([1_000n, 1_100n])).toEqual({ low: 988n, high: 1_112n });
  });

  it("is never empty, not even for one value or none", () => {
    expect(domainOf([7n])).toEqual({ low: 6n, high: 8n });
    expect(domainOf([])).toEqual({ low: -1n, high: 1n });
  });

  it("keeps the last digit of amounts that a number could not hold", () => {
    const low = 9_007_199_254_740_993_000n;
    expect(fraction(low + 1n, { low, high: low + 4n })).toBe(0.25);
  });
});

describe("ticks", () => {
  it("are multiples of 1, 2 or 5 times a power of ten", () => {
    expect(niceStep(40n, 4)).toBe(20n);
    expect(niceStep(39n, 4)).toBe(10n);
    expect(niceStep(170n, 4)).toBe(50n);
  });

  it("tell rates apart that differ in the seventh digit", () => {
    const ticks = niceTicks({ low: 1_083_912_345n, high: 1_083_913_045n }, 4);
    expect(ticks).toEqual([1_083_912_400n, 1_083_912_600n, 1_083_912_800n, 1_083_913_000n]);
  });

  it("lie within the range", () => {
    for (const high of [1n, 3n, 99n, 12_345n, 10n ** 15n]) {
      const ticks = niceTicks({ low: 0n, high }, 5);
      expect(ticks.every((tick) => tick >= 0n && tick <= high)).toBe(true);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  it("are written with as many decimals as tell them apart", () => {
    expect(decimalsFor(200n)).toBe(7);
    expect(decimalsFor(1n)).toBe(9);
    expect(decimalsFor(5_000_000_000n)).toBe(0);
  });
});
