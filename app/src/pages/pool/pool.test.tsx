import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { ready } from "../../model/fixture/model.ts";
import { history, pool, solvency, validators } from "../../model/fixture/values.ts";
import type { PoolView } from "../../model/types.ts";
import { renderPage } from "../../testing/renderPage.tsx";

import { PoolPage } from "./PoolPage.tsx";
import { backingOf } from "./backing.ts";

const SOL = 1_000_000_000n;
const card = (name: string) => screen.getByRole("region", { name });
const withPool = (some: Partial<PoolView>) =>
  renderPage(<PoolPage />, { pool: ready({ ...pool, ...some }) });

describe("the page of the pool", () => {
  it("holds the places while nothing is known", () => {
    const { container } = renderPage(<PoolPage />, { pool: { status: "loading" } });
    expect(container.querySelector("[aria-busy=true]")).not.toBeNull();
  });

  it("says why there is nothing", () => {
    const error = { kind: "network", title: "No node answers", advice: "Wait." } as const;
    renderPage(<PoolPage />, { pool: { status: "failed", error } });
    expect(screen.getByText("No node answers")).toBeTruthy();
  });

  it("shows what it has while a part is missing", () => {
    const error = { kind: "network", title: "No history", advice: "Wait." } as const;
    renderPage(<PoolPage />, {
      history: { status: "failed", error },
      validators: { status: "loading" },
      solvency: { status: "loading" },
    });
    expect(within(card("The rate")).getByText("No history")).toBeTruthy();
    expect(within(card("The tide")).getByText(/flow in slot by slot/)).toBeTruthy();
  });
});

describe("the rate", () => {
  it("has a live drawing and one by epoch", async () => {
    const { user } = renderPage(<PoolPage />);
    expect(screen.getByRole("slider").getAttribute("aria-label")).toMatch(/slot by slot/);
    await user.click(screen.getByRole("tab", { name: "By epoch" }));
    expect(screen.getByRole("slider").getAttribute("aria-label")).toMatch(/epoch by epoch/);
  });

  it("speaks of no year where epochs last seconds", () => {
    renderPage(<PoolPage />);
    const rate = card("The rate");
    expect(within(rate).getByText("0.0832 %")).toBeTruthy();
    expect(rate.textContent).toMatch(/Epochs last 26 s.*epochs of two days it would be 16\.40 %/);
  });

  it("tells the growth of a year with what it rests on", () => {
    const earned = history.yield && { ...history.yield, apyPercent: 6.84 };
    renderPage(<PoolPage />, { history: ready({ ...history, yield: earned }) });
    expect(card("The rate").textContent).toMatch(/6\.84 %0\.920 % in 11 epochs/);
  });

  it("waits for the first update", async () => {
    const none = { ...history, records: [], yield: null };
    const { user } = renderPage(<PoolPage />, { history: ready(none) });
    expect(screen.getByText("Not known yet")).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: "By epoch" }));
    expect(screen.getByText(/has not been updated yet/)).toBeTruthy();
  });
});

describe("the epoch", () => {
  it("offers the update where it is still to come, and says what waits", async () => {
    const onRun = vi.fn();
    const before = { ...pool, freshness: { kind: "before-update", payable: 60n * SOL } } as const;
    const { user } = renderPage(<PoolPage />, { pool: ready(before), onRun });
    expect(card("The epoch").textContent).toMatch(/at most 60 SOL can leave at once/);
    await user.click(within(card("The epoch")).getByRole("button", { name: "Update the pool" }));
    expect(onRun).toHaveBeenCalledWith("crank", {});
  });

  it("offers none when it is done", () => {
    renderPage(<PoolPage />);
    expect(within(card("The epoch")).queryByRole("button")).toBeNull();
  });

  it("tells a loss that is not booked from books that are behind", () => {
    const { unmount } = withPool({ freshness: { kind: "loss-unbooked", lamports: 7n * SOL } });
    expect(card("The epoch").textContent).toMatch(/A loss of 7 SOL is seen and not booked/);
    unmount();
    withPool({ freshness: { kind: "behind", epochs: 3n } });
    expect(card("The epoch").textContent).toMatch(/The books are 3 epochs behind/);
  });
});

describe("the backing", () => {
  const sum = (parts: readonly { lamports: bigint }[]) =>
    parts.reduce((all, { lamports }) => all + lamports, 0n);

  it("adds up to the same on both sides", () => {
    const { holds, owes, whole } = backingOf(pool);
    expect(sum(holds)).toBe(whole);
    expect(sum(owes)).toBe(whole);
  });

  it("holds less than it owes by a loss that is seen and not booked", () => {
    const lamports = 100n * SOL;
    const { holds, owes } = backingOf({ ...pool, freshness: { kind: "loss-unbooked", lamports } });
    expect(sum(owes) - sum(holds)).toBe(lamports);
  });

  it("never shows less than nothing in a reserve that tickets outgrow", () => {
    const forTickets = pool.reserve.total - pool.reserve.locked;
    const reserve = { ...pool.reserve, forTickets, free: 0n, payable: 0n };
    const { holds } = backingOf({ ...pool, reserve });
    expect(holds.every(({ lamports }) => lamports >= 0n)).toBe(true);
    withPool({ reserve, ticketDebt: 300n * SOL });
    expect(card("The reserve and the way out").textContent).toMatch(/owed 41\.0008 SOL more/);
  });
});

describe("the validators", () => {
  const row = (index: number) =>
    within(card("Validators")).getAllByRole("row")[index + 1]?.textContent ?? "";

  it("are told with stake, target, share and commission", () => {
    renderPage(<PoolPage />);
    expect(row(0)).toMatch(/2,650 SOL.*2,646 SOL.*25\.0 %.*5 %.*Earning/);
  });

  it("have their troubles in words", () => {
    renderPage(<PoolPage />);
    expect(row(2)).toMatch(/Flagged: gets no stake.*Commission above the cap of 10 %.*cooling/);
    expect(row(3)).toMatch(/Its vote account is gone.*Is leaving the list/);
  });

  it("are called delinquent when they have not voted for a while", () => {
    const [first] = validators.list;
    if (first === undefined) throw new Error("the fixture has no validator");
    const list = [{ ...first, lastVoteSlot: pool.slot - 300n }];
    renderPage(<PoolPage />, { validators: ready({ ...validators, list }) });
    expect(row(0)).toContain("Delinquent: no vote for 2 min");
  });

  it("are not all shown at once where there are many", async () => {
    const [first] = validators.list;
    if (first === undefined) throw new Error("the fixture has no validator");
    const list = Array.from({ length: 40 }, (_, index) => ({
      ...first,
      index,
      vote: `V${index.toString()}`,
    }));
    const { user } = renderPage(<PoolPage />, { validators: ready({ ...validators, list }) });
    expect(within(card("Validators")).getAllByRole("row")).toHaveLength(13);
    await user.click(screen.getByRole("button", { name: "Show all 40 validators" }));
    expect(within(card("Validators")).getAllByRole("row")).toHaveLength(41);
  });

  it("may be none", () => {
    renderPage(<PoolPage />, { validators: ready({ ...validators, list: [] }) });
    expect(card("Validators").textContent).toMatch(/no validator on the list yet/);
  });
});

describe("the count of this browser", () => {
  it("lists what there is and what is claimed, with the sums of the pool beside", () => {
    renderPage(<PoolPage />);
    const words = card("Is it all there?").textContent;
    expect(words).toMatch(/Every lamport that is claimed is there, and 3 SOL more/);
    expect(words).toMatch(/Stake accounts10,600\.000000000 SOL5 accounts/);
    expect(words).toMatch(
      /books now10,857\.070000000 SOL0\.07 SOL more than counted at slot 6,431/,
    );
  });

  it("agrees with the pool's books to the lamport", () => {
    const owed = pool.backing + pool.pendingFees + pool.ticketDebt;
    renderPage(<PoolPage />, { solvency: ready({ ...solvency, owed }) });
    expect(card("Is it all there?").textContent).toContain("the same as counted here");
  });

  it("says what is missing", () => {
    const faults = ["The reserve holds less than its books say."];
    const bad = { ...solvency, verdict: "insolvent", surplus: -2n * SOL, faults } as const;
    renderPage(<PoolPage />, { solvency: ready(bad) });
    const words = card("Is it all there?").textContent;
    expect(words).toMatch(/hold 2 SOL less than is claimed/);
    expect(words).toContain(faults[0]);
  });

  it("is read out when it changes, without the seconds that pass", () => {
    renderPage(<PoolPage />);
    const verdict = within(card("Is it all there?")).getByRole("status");
    expect(verdict.textContent).toContain("Every lamport that is claimed is there");
    expect(verdict.querySelector("time")).toBeNull();
    expect(card("Is it all there?").textContent).toContain("Counted at slot 6");
  });

  it("is done again when asked for", async () => {
    const recheck = vi.fn();
    const { user } = renderPage(<PoolPage />, { solvency: ready({ ...solvency, recheck }) });
    await user.click(screen.getByRole("button", { name: "Count again" }));
    expect(recheck).toHaveBeenCalledOnce();
  });
});

describe("the rules", () => {
  const rules = () => card("Rules, and who may change them").textContent;

  it("say until when the ways in are paused", () => {
    withPool({ entries: { kind: "paused", until: 103n } });
    expect(rules()).toMatch(/Paused by the guardian until epoch 103, 3 epochs from now/);
  });

  it("say that nothing is announced", () => {
    renderPage(<PoolPage />);
    expect(rules()).toContain("No change is announced");
  });

  it("explain a change that is announced and from when on it can hold", () => {
    withPool({ pending: [{ what: "Exit fee, least", value: 900n, readyEpoch: 102n }] });
    expect(rules()).toMatch(
      /Exit fee, least: to become 0\.09 %.*way out costs at least this.*epoch 102 on, 2 epochs from now; anybody/,
    );
  });

  it("explain a key that may be accepted now", () => {
    withPool({ pending: [{ what: "Treasury", value: pool.address, readyEpoch: 100n }] });
    expect(rules()).toMatch(
      /Another key is proposed as treasury.*The new key may accept it now.*Poo1…Poo1/,
    );
  });
});
