import { describe, expect, it } from "vitest";

import { partOf, percentOf } from "./percent.ts";

describe("percentages", () => {
  it("are rounded to the nearest", () => {
    expect(percentOf(2n, 3n)).toBe("66.7 %");
    expect(percentOf(1n, 3n, 0)).toBe("33 %");
    expect(percentOf(19_999n, 1_000_000n)).toBe("2.0 %");
  });

  it("never call something nothing, or a part the whole", () => {
    expect(percentOf(1n, 10_000n)).toBe("< 0.1 %");
    expect(percentOf(0n, 10_000n)).toBe("0.0 %");
    expect(percentOf(9_999n, 10_000n)).toBe("> 99.9 %");
    expect(percentOf(10_000n, 10_000n)).toBe("100.0 %");
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
