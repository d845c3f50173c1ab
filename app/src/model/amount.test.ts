import { describe, expect, it } from "vitest";

import { formatAmount, formatMillionths, groupAmount, parseAmount } from "./amount.ts";

describe("amounts", () => {
  it("reads what people write", () => {
    expect(parseAmount("1.5")).toEqual({ ok: true, amount: 1_500_000_000n });
    expect(parseAmount(" 0,000000001 ")).toEqual({ ok: true, amount: 1n });
    expect(parseAmount(".5")).toEqual({ ok: true, amount: 500_000_000n });
    expect(parseAmount("7.")).toEqual({ ok: true, amount: 7_000_000_000n });
    expect(parseAmount("1.10000000000")).toEqual({ ok: true, amount: 1_100_000_000n });
  });

  it("says why it reads nothing", () => {
    expect(parseAmount("  ")).toEqual({ ok: false, reason: "empty" });
    for (const text of [".", "-1", "1e9", "1,000.5", "NaN", "0x1", "１"]) {
      expect(parseAmount(text)).toEqual({ ok: false, reason: "not-a-number" });
    }
    expect(parseAmount("0.0000000001")).toEqual({ ok: false, reason: "too-precise" });
    expect(parseAmount("1152921504.606846976")).toEqual({ ok: false, reason: "too-large" });
  });

  it("writes so that it reads the same again", () => {
    for (const amount of [0n, 1n, 999_999_999n, 1_000_000_000n, 1_234_567_890_123_456_789n >> 1n]) {
      expect(parseAmount(formatAmount(amount))).toEqual({ ok: true, amount });
    }
  });

  it("cuts and never rounds up", () => {
    expect(formatAmount(1_999_999_999n, 2)).toBe("1.99");
    expect(formatAmount(-1_999_999_999n, 2)).toBe("-1.99");
    expect(formatAmount(999n, 4)).toBe("0");
  });

  it("sets thousands apart", () => {
    expect(groupAmount(1_234_567_000_000_000n)).toBe("1,234,567");
    expect(groupAmount(1_234_567_800_000_000n, 1)).toBe("1,234,567.8");
    expect(groupAmount(-123_000_000_000n)).toBe("-123");
  });

  it("writes millionths in percent", () => {
    expect(formatMillionths(700n)).toBe("0.07");
    expect(formatMillionths(1_000_000n)).toBe("100");
  });
});
