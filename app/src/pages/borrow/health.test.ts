import { describe, expect, it } from "vitest";

import { health, market } from "../../model/fixture/values.ts";

import { distanceWords, factorText, standingOf } from "./health.ts";

const SOL = 1_000_000_000n;
const owing = (debt: bigint) => ({ ...health, debt });

describe("a loan", () => {
  it("is good up to what may be borrowed, and not a lamport more", () => {
    expect(standingOf(owing(health.limit))).toBe("good");
    expect(standingOf(owing(health.limit + 1n))).toBe("narrow");
  });

  it("can be liquidated above the line, not at it", () => {
    expect(standingOf(owing(health.liquidationDebt))).toBe("narrow");
    expect(standingOf(owing(health.liquidationDebt + 1n))).toBe("liquidatable");
  });

  it("without debt has nothing to fear", () => {
    expect(standingOf(owing(0n))).toBe("no-debt");
    expect(standingOf({ ...owing(0n), collateral: 0n })).toBe("empty");
    expect(distanceWords(owing(0n), market)).toMatch(/owe nothing/);
  });
});

describe("a health factor", () => {
  it("is cut, never rounded up", () => {
    expect(factorText(1_559_999n)).toBe("1.55");
    expect(factorText(999_999n)).toBe("0.99");
    expect(factorText(2_000_000n)).toBe("2.00");
  });

  it("has no figure where there is no debt, or hardly any", () => {
    expect(factorText(null)).toBe("no debt");
    expect(factorText(123_456_000_000n)).toBe("above 100");
  });
});

describe("the distance to a liquidation", () => {
  it("says what would have to be lost and what the debt may grow by", () => {
    const words = distanceWords({ ...health, debt: 6n * SOL, liquidationDebt: 8n * SOL }, market);
    expect(words).toMatch(/lose 25\.0 % of its worth/);
    expect(words).toMatch(/grow by 2 SOL/);
    // A third more debt at 4.1 % a year.
    expect(words).toMatch(/8 years/);
  });

  it("says how much to repay when it is none", () => {
    const words = distanceWords({ ...health, debt: 9n * SOL, liquidationDebt: 8n * SOL }, market);
    expect(words).toMatch(/Repay at least 1 SOL/);
  });

  it("speaks of no interest where there is none", () => {
    const free = { ...market, borrowRate: 0n };
    expect(distanceWords(health, free)).not.toMatch(/Interest/);
  });
});
