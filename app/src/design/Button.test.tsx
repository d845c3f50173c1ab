import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { renderPage } from "../testing/renderPage.tsx";

import { Button } from "./Button.tsx";

describe("a button", () => {
  it("that is blocked can be reached, says why, and does nothing", async () => {
    const press = vi.fn();
    const { user } = renderPage(
      <Button onClick={press} blocked="Type an amount first.">
        Stake
      </Button>,
    );
    await user.tab();
    const button = screen.getByRole("button", { name: "Stake" });
    expect(document.activeElement).toBe(button);
    await user.keyboard("{Enter} ");
    expect(press).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toBe("Type an amount first.");
  });

  it("that is busy cannot be pressed twice, and keeps the focus", async () => {
    const press = vi.fn();
    const { user, rerender } = renderPage(<Button onClick={press}>Stake</Button>);
    await user.click(screen.getByRole("button"));
    rerender(
      <Button onClick={press} busy>
        Stake
      </Button>,
    );
    await user.click(screen.getByRole("button"));
    expect(press).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
  });
});
