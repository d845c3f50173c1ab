import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { renderPage } from "../testing/renderPage.tsx";

import { Amount, shortAmount, steadyAmount } from "./Amount.tsx";

describe("an amount", () => {
  it("is cut, and has all nine decimals in its title", () => {
    renderPage(<Amount of={1_234_567_890_123n} unit="SOL" />);
    const shown = screen.getByTitle("1,234.567890123 SOL");
    expect(shown.textContent).toBe("1,234.5678 SOL");
  });

  it("is never shown as nothing when it is something", () => {
    expect(shortAmount(1n)).toBe("< 0.0001");
    expect(shortAmount(-1n)).toBe("> -0.0001");
    expect(shortAmount(0n)).toBe("0");
  });

  it("keeps its width where it ticks", () => {
    expect(steadyAmount(1_000_000_000n, 9)).toBe("1.000000000");
    expect(steadyAmount(1_083_900_000n, 6)).toBe("1.083900");
  });
});
