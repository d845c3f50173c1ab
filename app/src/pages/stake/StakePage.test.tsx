import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import type { FixtureValues } from "../../model/fixture/model.ts";
import { quotes } from "../../model/fixture/quotes.ts";
import { history, holder, pool } from "../../model/fixture/values.ts";
import { renderPage } from "../../testing/renderPage.tsx";

import { StakePage } from "./StakePage.tsx";

const SOL = 1_000_000_000n;

function open(values: Partial<FixtureValues> = {}) {
  const runs: (readonly [string, unknown])[] = [];
  const onRun = (name: string, args: unknown) => void runs.push([name, args]);
  return { runs, ...renderPage(<StakePage />, { onRun, ...values }) };
}

const amount = () => screen.getByLabelText("You stake");

describe("staking SOL", () => {
  it("works by keyboard alone and asks for no less than was quoted", async () => {
    const { user, runs } = open();
    await user.tab(); // The tabs.
    await user.tab();
    expect(document.activeElement).toBe(amount());
    await user.keyboard("3.5");
    await user.tab(); // Max.
    await user.tab();
    await user.keyboard("{Enter}");
    const quoted = quotes.deposit((7n * SOL) / 2n);
    if (!quoted.ok) throw new Error("the fixture quotes nothing");
    const { minimumShares } = quoted.quote;
    expect(runs).toEqual([["depositSol", { lamports: 3_500_000_000n, minimumShares }]]);
  });

  it("says what was minted, by the program's answer, and empties the field", async () => {
    const { user } = open();
    await user.type(amount(), "3.5");
    await user.click(screen.getByRole("button", { name: "Stake 3.5 SOL" }));
    expect(screen.getByText("Staked: you got 0.922583 tideSOL")).toBeTruthy();
    expect(amount()).toHaveProperty("value", "");
  });

  it("keeps the amount when the wallet said no", async () => {
    const { user } = open({
      outcome: {
        status: "failed",
        error: { kind: "rejected", title: "You declined", advice: "Nothing was sent." },
      },
    });
    await user.type(amount(), "3.5");
    await user.click(screen.getByRole("button", { name: "Stake 3.5 SOL" }));
    expect(screen.getByText("You declined")).toBeTruthy();
    expect(amount()).toHaveProperty("value", "3.5");
  });

  it("tells what is agreed to before anything is sent", async () => {
    const { user } = open({
      quotes: {
        status: "ready",
        value: {
          ...quotes,
          deposit: () => ({
            ok: true,
            slot: 1n,
            quote: {
              shares: 2n * SOL,
              fee: 1_500_000n,
              minimumShares: 2n * SOL - 1n,
              rent: 2_039_280n,
            },
          }),
        },
      },
    });
    await user.type(amount(), "3");
    const lines = screen.getByLabelText("What you agree to").textContent;
    expect(lines).toContain("You receive2 tideSOL");
    expect(lines).toContain("at least 1.999999 tideSOL");
    expect(lines).toContain("0.0015 SOL, 0.05 % (5 bps)");
    expect(lines).toContain("Token account0.002039 SOL");
  });

  it.each([
    [{ entries: { kind: "paused", until: 103n } } as const, /paused until epoch 103\.$/],
    [{ entries: { kind: "insolvent" } } as const, /lost everything once\.$/],
    [{ entries: { kind: "stale" } } as const, /brought up to date first/],
  ])("is closed while the pool is %o", async (some, reason) => {
    const { user, runs } = open({ pool: { status: "ready", value: { ...pool, ...some } } });
    await user.type(amount(), "1");
    const button = screen.getByRole("button", { name: "Stake 1 SOL" });
    await user.click(button);
    expect(runs).toEqual([]);
    const id = button.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toMatch(reason);
  });

  it("passes on why there is no quote", async () => {
    const { user, runs } = open();
    await user.type(amount(), "0.000000001");
    expect(screen.getByRole("alert").textContent).toContain("The amount is too small");
    await user.click(screen.getByRole("button", { name: /^Stake </ }));
    expect(runs).toEqual([]);
  });

  it("takes no more than the wallet can spend", async () => {
    const { user, runs } = open();
    await user.type(amount(), "51.990000001");
    await user.click(screen.getByRole("button", { name: "Stake SOL" }));
    expect(runs).toEqual([]);
    expect(screen.getByText("More than there is: you can use 51.99 SOL.")).toBeTruthy();
  });
});

describe("depositing a stake account", () => {
  async function toTab(values: Partial<FixtureValues> = {}) {
    const view = open(values);
    await view.user.click(screen.getByRole("tab", { name: "A stake account" }));
    return view;
  }

  it("offers those that can be, and says why the others cannot", async () => {
    const { user, runs } = await toTab();
    expect(screen.getAllByRole("radio")).toHaveLength(1);
    const panel = within(screen.getByRole("tabpanel"));
    expect(panel.getByText(/This validator is not on the pool's list/)).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "5.0022 SOL" }));
    await user.click(screen.getByRole("button", { name: "Deposit the stake account" }));
    expect(runs).toMatchObject([
      ["depositStake", { stakeAccount: holder.stakeAccounts[0]?.address }],
    ]);
  });

  it("needs one to be chosen", async () => {
    const { user, runs } = await toTab();
    await user.click(screen.getByRole("button", { name: "Deposit the stake account" }));
    expect(runs).toEqual([]);
    expect(screen.getByText("Choose a stake account first.")).toBeTruthy();
  });

  it("explains what they are to those who have none", async () => {
    await toTab({ holder: { status: "ready", value: { ...holder, stakeAccounts: [] } } });
    expect(screen.getByText("This wallet has no stake accounts")).toBeTruthy();
    expect(screen.queryAllByRole("radio")).toHaveLength(0);
  });
});

describe("what staking brings", () => {
  it("names the epochs that it rests on, and why a year of short ones is estimated", () => {
    open();
    expect(screen.getByText("16.4 %")).toBeTruthy();
    expect(screen.getByText("from the last 11 epochs")).toBeTruthy();
    expect(screen.getByText(/epochs of two days/)).toBeTruthy();
  });

  it("is a plain APY where epochs are long, and owns up to little history", () => {
    if (history.yield === null) throw new Error("the fixture has no yield");
    const value = { ...history, yield: { ...history.yield, apyPercent: 6.84, epochs: 2n } };
    open({ history: { status: "ready", value } });
    expect(screen.getByText("A year (APY)")).toBeTruthy();
    expect(screen.getByText("6.84 %")).toBeTruthy();
    expect(screen.getByText(/little history/)).toBeTruthy();
  });

  it("is not told where nothing is known", () => {
    open({ history: { status: "ready", value: { ...history, yield: null } } });
    expect(screen.getByText(/Too early to tell/)).toBeTruthy();
  });
});

it("without a wallet quotes, and holds nothing back but the sending", async () => {
  const { user } = open({
    wallet: {
      state: { status: "disconnected" },
      choices: [],
      error: null,
      connect: () => Promise.resolve(),
      select: () => undefined,
      disconnect: () => Promise.resolve(),
    },
    holder: { status: "disconnected" },
  });
  await user.type(amount(), "1000");
  expect(screen.getByLabelText("What you agree to").textContent).toContain("922.583");
  expect(screen.getByRole("button", { name: "Connect a wallet" })).toBeTruthy();
});
