import { describe, expect, it } from "vitest";

import { feeShare } from "./feeShare.ts";

describe("a fee as a share", () => {
  it("is told in percent and basis points", () => {
    expect(feeShare(700n, 1_000_000n)).toBe("0.07 % (7 bps)");
    expect(feeShare(1_340n, 1_000_000n)).toBe("0.134 % (13.4 bps)");
  });

  it("does not show the rounding of a lamport", () => {
    // ceil(3,793,693,208 * 0.0007): a fee is rounded up to the next lamport.
    expect(feeShare(2_655_586n, 3_793_693_208n)).toBe("0.07 % (7 bps)");
  });

  it("is nothing of nothing", () => {
    expect(feeShare(0n, 5n)).toBe("0 %");
    expect(feeShare(5n, 0n)).toBe("0 %");
  });
});
