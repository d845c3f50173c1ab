import { describe, expect, it } from "vitest";

import { partOf, percentOf } from "./percent.ts";

describe("percentages", () => {
  it("are cut, not rounded up", () => {
    expect(percentOf(999n, 1_000n)).toBe("99.9 %");
    expect(percentOf(9_999n, 10_000n)).toBe("99.9 %");
    expect(percentOf(2n, 3n, 0)).toBe("66 %");
  });

  it("never call something nothing", () => {
    expect(percentOf(1n, 10_000n)).toBe("< 0.1 %");
    expect(percentOf(0n, 10_000n)).toBe("0.0 %");
  });

  it("of nothing are nothing", () => {
    expect(percentOf(5n, 0n)).toBe("0 %");
    expect(partOf(5n, 0n)).toBe(0);
  });

  it("can be negative", () => {
    expect(percentOf(-15n, 1_000n)).toBe("-1.5 %");
  });

  it("stay between 0 and 1 when they are drawn", () => {
    expect(partOf(3n, 2n)).toBe(1);
    expect(partOf(-3n, 2n)).toBe(0);
    expect(partOf(1n, 4n)).toBe(0.25);
  });
});
