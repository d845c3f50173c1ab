import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";

import type { FixtureValues } from "../../model/fixture/model.ts";
import { quotes } from "../../model/fixture/quotes.ts";
import { holder, pool } from "../../model/fixture/values.ts";
import type { HumanError } from "../../model/types.ts";
import { renderPage } from "../../testing/renderPage.tsx";

import { RedeemPage } from "./RedeemPage.tsx";

const SOL = 1_000_000_000n;

function open(values: Partial<FixtureValues> = {}) {
  const runs: (readonly [string, unknown])[] = [];
  const onRun = (name: string, args: unknown) => void runs.push([name, args]);
  return { runs, ...renderPage(<RedeemPage />, { onRun, ...values }) };
}

const amount = () => screen.getByLabelText("You redeem");
const way = (name: string) => screen.getByRole("radio", { name });

/** What is said about a way: what readers hear after its name. */
function said(name: string): string {
  const id = way(name).getAttribute("aria-describedby") ?? "";
  return document.getElementById(id)?.textContent ?? "";
}

const short: HumanError = {
  kind: "refused",
  title: "The reserve does not hold as much",
  advice: "Take a ticket.",
};

const exhausted: Partial<FixtureValues> = {
  pool: {
    status: "ready",
    value: { ...pool, reserve: { ...pool.reserve, free: 0n, payable: 0n } },
  },
  quotes: {
    status: "ready",
    value: {
      ...quotes,
      redeemSol: () => ({ ok: false, error: short }),
      redeem: (shares) => {
        const quoted = quotes.orderTicket(shares);
        if (!quoted.ok) return quoted;
        return { ...quoted, quote: { ...quoted.quote, instant: null, ticket: quoted.quote } };
      },
    },
  },
};

describe("the four ways out", () => {
  it("stand side by side with amount, fee and time for one amount", async () => {
    const { user } = open();
    await user.type(amount(), "3.5");
    expect(said("At once")).toMatch(/3\.791037 SOL.*0\.002655 SOL0\.07 % \(7 bps\).*now/);
    expect(said("Ticket")).toMatch(/3\.791037 SOL.*from epoch 101/);
    expect(said("Both")).toContain("The reserve pays all of it: the same as at once.");
    expect(said("Stake account")).toMatch(/3\.789899 SOL.*0\.1 % \(10 bps\).*now/);
  });

  it("have the best one marked and chosen until another is", async () => {
    const { user } = open();
    await user.type(amount(), "3.5");
    expect(way("At once")).toHaveProperty("checked", true);
    expect(screen.getByText("Best").closest("label")).toBe(way("At once").closest("label"));
    await user.click(way("Ticket"));
    expect(screen.getByRole("region", { name: "Order a ticket" })).toBeTruthy();
    expect(screen.getByText("Best").closest("label")).toBe(way("At once").closest("label"));
  });

  it("say in words why one is closed, and what is left", async () => {
    const { user, runs } = open(exhausted);
    await user.type(amount(), "3.5");
    expect(screen.getByText("The reserve is used up for now")).toBeTruthy();
    expect(said("At once")).toContain("The reserve does not hold as much. Take a ticket.");
    expect(said("Both")).toContain("The reserve pays nothing now: the same as a ticket.");
    expect(way("Ticket")).toHaveProperty("checked", true);
    await user.click(way("At once"));
    await user.click(screen.getByRole("button", { name: /^Redeem at once/ }));
    expect(runs).toEqual([]);
  });

  it("tell how much can leave at once before the update", () => {
    const freshness = { kind: "before-update", payable: 61n * SOL } as const;
    open({ pool: { status: "ready", value: { ...pool, freshness } } });
    expect(screen.getByText(/a quarter of the reserve can leave at once/).textContent).toContain(
      "61 SOL",
    );
  });

  it("split what the reserve cannot pay", async () => {
    const { user } = open({
      holder: { status: "ready", value: { ...holder, shares: 500n * SOL } },
    });
    await user.type(amount(), "300");
    expect(said("Both")).toMatch(/216\.63.* SOL now, 108\.31.* SOL in/);
    expect(way("Both")).toHaveProperty("checked", true);
    expect(screen.getByLabelText("What you agree to").textContent).toContain("Rent of the ticket");
  });
});

describe("redeeming", () => {
  it("works by keyboard alone, with the least that was quoted", async () => {
    const { user, runs } = open();
    await user.tab();
    expect(document.activeElement).toBe(amount());
    await user.keyboard("2");
    await user.tab(); // Max.
    await user.tab();
    expect(document.activeElement).toBe(way("At once"));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(way("Ticket")).toHaveProperty("checked", true);
    screen.getByRole("button", { name: "Order a ticket: 2 tideSOL" }).focus();
    await user.keyboard("{Enter}");
    const quoted = quotes.orderTicket(2n * SOL);
    if (!quoted.ok) throw new Error("the fixture quotes nothing");
    const { minimumLamports } = quoted.quote;
    expect(runs).toEqual([["orderTicket", { shares: 2n * SOL, minimumLamports }]]);
  });

  it.each([
    ["At once", "redeemSol"],
    ["Both", "redeem"],
    ["Ticket", "orderTicket"],
    ["Stake account", "redeemStake"],
  ])("%s runs %s for all that one holds", async (name, action) => {
    const { user, runs } = open();
    await user.click(screen.getByRole("button", { name: "Max: use all 10 tideSOL" }));
    await user.click(way(name));
    await user.click(screen.getByRole("button", { name: /^(?!Max).*: 10 tideSOL$/ }));
    expect(runs).toMatchObject([[action, { shares: 10n * SOL }]]);
  });

  it("takes the stake of the validator that was picked", async () => {
    const { user, runs } = open();
    await user.type(amount(), "2");
    await user.click(way("Stake account"));
    await user.selectOptions(screen.getByLabelText("Whose stake"), "1");
    await user.click(screen.getByRole("button", { name: "Take a stake account: 2 tideSOL" }));
    expect(runs).toMatchObject([["redeemStake", { shares: 2n * SOL, validatorIndex: 1 }]]);
  });

  it("says what was paid and what is owed", async () => {
    const result = { signature: "5ig", slot: 1n, lamports: SOL, owed: 2n * SOL, networkFee: 0n };
    const { user } = open({ outcome: { status: "done", result } });
    await user.type(amount(), "3");
    await user.click(way("Both"));
    await user.click(screen.getByRole("button", { name: /^Redeem both ways/ }));
    expect(screen.getByText("You got 1 SOL and a ticket for 2 SOL")).toBeTruthy();
    expect(amount()).toHaveProperty("value", "");
  });

  it("offers both where a refusal advises it", async () => {
    const { user } = open({
      outcome: { status: "failed", error: { ...short, remedy: "use-redeem" } },
    });
    await user.type(amount(), "3");
    await user.click(screen.getByRole("button", { name: /^Redeem at once/ }));
    await user.click(screen.getByRole("button", { name: "Take both" }));
    expect(way("Both")).toHaveProperty("checked", true);
  });

  it("takes no more than one holds", async () => {
    const { user, runs } = open();
    await user.type(amount(), "10.000000001");
    await user.click(screen.getByRole("button", { name: "Redeem at once" }));
    expect(runs).toEqual([]);
    expect(screen.getByText("Type an amount of tideSOL first.")).toBeTruthy();
  });
});

describe("a redemption under way", () => {
  const outcome = { status: "confirming", signature: "5ig" } as const;

  it("holds the other ways back", async () => {
    const { user, runs } = open({ outcome });
    await user.type(amount(), "1");
    await user.click(way("Ticket"));
    await user.click(screen.getByRole("button", { name: "Order a ticket: 1 tideSOL" }));
    await user.click(way("At once"));
    await user.click(screen.getByRole("button", { name: "Redeem at once: 1 tideSOL" }));
    expect(screen.getByText("Another redemption of yours is under way.")).toBeTruthy();
    expect(runs).toHaveLength(1);
  });

  it("is in sight for who comes back", async () => {
    const { user } = renderPage(<Leaving />, { outcome });
    await user.type(amount(), "1");
    await user.click(way("Ticket"));
    await user.click(screen.getByRole("button", { name: "Order a ticket: 1 tideSOL" }));
    await user.click(screen.getByRole("button", { name: "Leave or come back" }));
    await user.click(screen.getByRole("button", { name: "Leave or come back" }));
    expect(way("Ticket")).toHaveProperty("checked", true);
    expect(screen.getByRole("button", { name: "Waiting for the chain…" })).toBeTruthy();
  });
});

function Leaving() {
  const [isHere, setHere] = useState(true);
  return (
    <>
      <button
        onClick={() => {
          setHere(!isHere);
        }}
      >
        Leave or come back
      </button>
      {isHere && <RedeemPage />}
    </>
  );
}
