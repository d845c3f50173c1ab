import { act, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { renderPage } from "../testing/renderPage.tsx";

import { Address } from "./Address.tsx";

const LONG = "TidepooL11111111111111111111111111111111111";

afterEach(() => {
  vi.useRealTimers();
});

describe("a toast", () => {
  it("tells that an address was copied, the whole of it", async () => {
    const { user } = renderPage(<Address of={LONG} name="program's address" />);
    expect(screen.getByTitle(LONG).textContent).toBe("Tide…1111");
    await user.click(screen.getByRole("button", { name: /Copy the program's address/ }));
    expect(await navigator.clipboard.readText()).toBe(LONG);
    expect(screen.getByRole("status").textContent).toContain("Copied the program's address.");
  });

  it("shows the address itself where pages may not copy", async () => {
    const { user } = renderPage(<Address of={LONG} />);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    await user.click(screen.getByRole("button"));
    expect(screen.getByRole("status").textContent).toContain(LONG);
  });

  it("goes when it is dismissed, and by itself after a while", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { user } = renderPage(<Address of={LONG} />);
    const copy = screen.getByRole("button", { name: /Copy/ });
    await user.click(copy);
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.getByRole("status").textContent).toBe("");
    await user.click(copy);
    expect(screen.getByRole("status").textContent).toContain("Copied");
    act(() => {
      vi.advanceTimersByTime(9_000);
    });
    expect(screen.getByRole("status").textContent).toBe("");
  });
});
