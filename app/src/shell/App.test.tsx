import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FixtureProvider } from "../model/fixture/FixtureProvider.tsx";
import type { FixtureValues } from "../model/fixture/model.ts";
import { NOW, connection, pool } from "../model/fixture/values.ts";
// For what it prepares in jsdom.
import "../testing/renderPage.tsx";

import { App } from "./App.tsx";

function open(hash: string, values: Partial<FixtureValues> = {}) {
  location.hash = hash;
  return render(
    <FixtureProvider values={values}>
      <App />
    </FixtureProvider>,
  );
}

function go(hash: string) {
  act(() => {
    location.hash = hash;
    fireEvent(window, new HashChangeEvent("hashchange"));
  });
}

beforeEach(() => {
  vi.stubGlobal("scrollTo", vi.fn());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const heading = () => screen.getByRole("heading", { level: 1 });

describe("the pages", () => {
  it("have landmarks, one first heading, and their name in the title", () => {
    open("#/stake");
    expect(screen.getByRole("banner")).toBeTruthy();
    expect(screen.getByRole("navigation", { name: "Pages" })).toBeTruthy();
    expect(screen.getByRole("main")).toBeTruthy();
    expect(screen.getByRole("contentinfo").textContent).toContain("Unaudited");
    expect(heading().textContent).toBe("Stake SOL and keep it liquid");
    expect(document.title).toBe("Stake · Tidepool");
  });

  it("tell readers where they are after a change, and start at the top", () => {
    open("#/stake");
    expect(document.activeElement).toBe(document.body);
    go("#/tickets");
    expect(document.activeElement).toBe(heading());
    expect(heading().textContent).toBe("Your tickets");
    expect(document.title).toBe("Tickets · Tidepool");
    expect(screen.getByRole("link", { current: "page" }).textContent).toContain("Tickets");
    expect(scrollTo).toHaveBeenCalledWith(0, 0);
  });

  it.each(["", "#/", "#/nowhere", "#stake"])("of the address %j is the first", (hash) => {
    open(hash);
    expect(screen.getByRole("link", { current: "page" }).textContent).toBe("Stake");
  });

  it("can be skipped to from the keyboard, without changing the address", () => {
    open("#/redeem");
    fireEvent.click(screen.getByRole("button", { name: "Skip to the content" }));
    expect(document.activeElement).toBe(screen.getByRole("main"));
    expect(location.hash).toBe("#/redeem");
  });

  it("say how many tickets can be claimed", () => {
    open("#/stake");
    expect(screen.getByRole("link", { name: "Tickets 1 can be claimed" })).toBeTruthy();
  });
});

describe("what holds on every page", () => {
  it("is that the node is silent, since when, and a way to try now", () => {
    const retry = vi.fn();
    vi.spyOn(Date, "now").mockReturnValue(NOW);
    open("#/redeem", {
      connection: {
        ...connection,
        status: "offline",
        transport: "none",
        lastHeardAt: NOW - 83_000,
        nextTryAt: NOW + 7_000,
        retry,
      },
    });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("The node does not answer");
    expect(alert.textContent).toContain("nothing can be sent");
    const banner = alert.parentElement?.textContent;
    expect(banner).toContain("What you see is 1 min 23 s old");
    expect(banner).toContain("next in 7 s");
    // An alert that changes each second would be read out each second.
    expect(alert.querySelector("time")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Try now" }));
    expect(retry).toHaveBeenCalledOnce();
    expect(screen.queryByRole("button", { name: "Get 10 test SOL" })).toBeNull();
  });

  it("is that the pool's books are behind, and the button that brings them up to date", () => {
    const runs: string[] = [];
    open("#/redeem", {
      pool: {
        status: "ready",
        value: { ...pool, entries: { kind: "stale" }, freshness: { kind: "behind", epochs: 3n } },
      },
      onRun: (name) => runs.push(name),
    });
    expect(screen.getByText(/3 epochs behind/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Update the pool" }));
    expect(runs).toEqual(["crank"]);
  });

  it("is that the pool could not be read", () => {
    open("#/stake", {
      pool: {
        status: "failed",
        error: { kind: "network", title: "There is no such pool", advice: "Check config.json." },
      },
    });
    expect(screen.getByRole("alert").textContent).toContain("Check config.json.");
    expect(screen.getByText("The pool could not be read.")).toBeTruthy();
  });

  it("is the faucet on test chains, and nothing of it on the main network", () => {
    const runs: unknown[] = [];
    const { unmount } = open("#/stake", { onRun: (name, args) => runs.push(name, args) });
    fireEvent.click(screen.getByRole("button", { name: "Get 10 test SOL" }));
    expect(runs).toEqual(["airdrop", { lamports: 10_000_000_000n }]);
    unmount();
    open("#/stake", { connection: { ...connection, cluster: "mainnet", faucet: false } });
    expect(screen.queryByText(/worthless/)).toBeNull();
  });
});

describe("a page that breaks", () => {
  it("leaves the others whole", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    open("#/redeem", {
      quotes: {
        status: "ready",
        get value(): never {
          throw new Error("the tide went out");
        },
      },
      tickets: { status: "ready", value: [] },
    });
    fireEvent.change(screen.getByLabelText("You redeem"), { target: { value: "1" } });
    expect(screen.getByRole("alert").textContent).toContain("This page broke");
    expect(screen.getByRole("alert").textContent).toContain("the tide went out");
    go("#/tickets");
    expect(screen.getByText("How a ticket works")).toBeTruthy();
  });
});
