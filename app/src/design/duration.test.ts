import { describe, expect, it } from "vitest";

import { formatDuration } from "./duration.ts";

describe("durations", () => {
  it("are told in the two largest units", () => {
    expect(formatDuration(12_400)).toBe("12 s");
    expect(formatDuration(200_000)).toBe("3 min 20 s");
    expect(formatDuration(3_600_000 * 28 + 59_000)).toBe("1 d 4 h");
  });

  it("leave out what is nought", () => {
    expect(formatDuration(120_000)).toBe("2 min");
    expect(formatDuration(86_400_000 + 60_000)).toBe("1 d");
  });

  it("are never negative", () => {
    expect(formatDuration(-5_000)).toBe("0 s");
  });
});
