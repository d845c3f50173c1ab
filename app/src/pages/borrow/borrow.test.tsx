import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { ready } from "../../model/fixture/model.ts";
import { loanQuotes } from "../../model/fixture/quotes.ts";
import { health, holder, loan, market, pool, wallet } from "../../model/fixture/values.ts";
import type { LoanQuotes } from "../../model/types.ts";
import { renderPage } from "../../testing/renderPage.tsx";

import { BorrowPage } from "./BorrowPage.tsx";

const SOL = 1_000_000_000n;
const card = (name: string) => screen.getByRole("region", { name });
const stranger = {
  wallet: { ...wallet, state: { status: "disconnected" } },
  holder: { status: "disconnected" },
  loan: { status: "disconnected" },
  loanQuotes: { status: "disconnected" },
} as const;
const nothing = {
  ...loan,
  supplied: 0n,
  withdrawable: 0n,
  releasable: 0n,
  borrowable: 0n,
  health: { ...health, collateral: 0n, gross: 0n, net: 0n, debt: 0n, limit: 0n, factor: null },
};

describe("the page of the lender", () => {
  it("says that there is no market where there is none", () => {
    renderPage(<BorrowPage />, { market: ready(null) });
    expect(screen.getByRole("region", { name: "There is no market here" })).toBeTruthy();
  });

  it("holds the places while nothing is known", () => {
    const { container } = renderPage(<BorrowPage />, { market: { status: "loading" } });
    expect(container.querySelector("[aria-busy=true]")).not.toBeNull();
  });

  it("tells what suppliers earn and borrowers pay", () => {
    renderPage(<BorrowPage />);
    const words = card("The market").textContent;
    expect(words).toMatch(/Suppliers earn a year \(APR\)2\.36 %/);
    expect(words).toMatch(/Borrowers pay a year \(APR\)4\.1 %/);
    expect(words).toMatch(/Supplied500 SOLat most 10,000 SOL/);
  });

  it("tells a stranger what it is for and asks for a wallet", () => {
    renderPage(<BorrowPage />, stranger);
    expect(card("Your loan").textContent).toMatch(/goes on earning/);
    expect(screen.getAllByRole("button", { name: "Connect a wallet" })).toHaveLength(2);
  });

  it("tells who has nothing here what to do first", () => {
    renderPage(<BorrowPage />, { loan: ready(nothing) });
    expect(card("Your loan").textContent).toMatch(/no loan here.*borrow up to 85 %/);
  });

  it("says what goes on while the pool has no price, and offers the update", () => {
    renderPage(<BorrowPage />, { market: ready({ ...market, priced: false }) });
    expect(screen.getByText(/repaying go on/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Update the pool" })).toBeTruthy();
  });

  it("offers no update to a pool that has lost everything", () => {
    renderPage(<BorrowPage />, {
      pool: ready({ ...pool, entries: { kind: "insolvent" } }),
    });
    expect(screen.getByText(/Nothing is lent against this pool any more/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Update the pool" })).toBeNull();
  });
});

describe("a loan", () => {
  it("is told with its health and how far a liquidation is", () => {
    renderPage(<BorrowPage />);
    const words = card("Your loan").textContent;
    expect(words).toMatch(/You owe5\.000000 SOLof at most 7\.3654 SOL/);
    expect(words).toMatch(/Health1\.55/);
    expect(words).toMatch(/lose 35\.8 % of its worth, or the debt to grow by 2\.7987 SOL/);
  });

  it("that can be liquidated says so and what ends that", () => {
    const late = { ...health, debt: 8n * SOL, factor: 974_838n };
    renderPage(<BorrowPage />, { loan: ready({ ...loan, health: late }) });
    expect(card("Your loan").textContent).toMatch(
      /This loan can be liquidated.*Repay at least 0\.2012 SOL/,
    );
  });

  it("is previewed before anything is signed", async () => {
    const after = { ...health, debt: 6n * SOL, factor: 1_299_784n };
    const quotes: LoanQuotes = {
      ...loanQuotes,
      borrow: (lamports) => ({ ok: true, slot: 1n, quote: { lamports, health: after } }),
    };
    const { user } = renderPage(<BorrowPage />, { loanQuotes: ready(quotes) });
    await user.click(screen.getByRole("tab", { name: "Borrow" }));
    await user.type(screen.getByRole("textbox", { name: "Borrow SOL" }), "1");
    const words = card("Your loan").textContent;
    expect(words).toMatch(/Debt5 SOL → +becomes 6 SOL/);
    expect(words).toMatch(/Health1\.55 → +becomes 1\.29/);
    expect(words).toMatch(/Then: The pool would have to lose 23\.0 %/);
  });

  it("is refused in words, with the program's name for who asks", async () => {
    const error = {
      kind: "refused",
      title: "The market lends no more",
      advice: "Borrow less, or wait.",
      technical: "BorrowCapExceeded",
    } as const;
    const quotes: LoanQuotes = { ...loanQuotes, borrow: () => ({ ok: false, error }) };
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, { loanQuotes: ready(quotes), onRun });
    await user.click(screen.getByRole("tab", { name: "Borrow" }));
    await user.type(screen.getByRole("textbox", { name: "Borrow SOL" }), "1");
    expect(screen.getByRole("alert").textContent).toMatch(/lends no more.*BorrowCapExceeded/);
    await user.click(screen.getByRole("button", { name: "Borrow 1 SOL" }));
    expect(onRun).not.toHaveBeenCalled();
  });

  it("is repaid to the last lamport although the debt grows meanwhile", async () => {
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, { onRun });
    await user.click(screen.getByRole("tab", { name: "Repay" }));
    await user.click(within(card("Your loan")).getByRole("button", { name: /use all/ }));
    await user.click(screen.getByRole("button", { name: "Repay 5 SOL" }));
    expect(onRun).toHaveBeenCalledWith("repay", { lamports: "all" });
  });

  it("is repaid in part by who types an amount, or has no more", async () => {
    const onRun = vi.fn();
    const poor = { ...holder, spendable: 2n * SOL };
    const { user } = renderPage(<BorrowPage />, { onRun, holder: ready(poor) });
    await user.click(screen.getByRole("tab", { name: "Repay" }));
    await user.click(within(card("Your loan")).getByRole("button", { name: /use all/ }));
    await user.click(screen.getByRole("button", { name: "Repay 2 SOL" }));
    expect(onRun).toHaveBeenCalledWith("repay", { lamports: 2n * SOL });
  });

  it("gives back only as much collateral as the debt can spare", async () => {
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, { onRun });
    await user.click(screen.getByRole("tab", { name: "Take back" }));
    const field = screen.getByRole("textbox", { name: "Take back tideSOL" });
    await user.type(field, "3");
    expect(screen.getByText(/More than there is: you can use 2\.5 tideSOL/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, "2.5");
    await user.click(screen.getByRole("button", { name: "Take back 2.5 tideSOL" }));
    expect(onRun).toHaveBeenCalledWith("unpost", { tokens: 2_500_000_000n });
  });

  it("can be begun by posting", async () => {
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, { onRun, loan: ready(nothing) });
    await user.type(screen.getByRole("textbox", { name: "Post tideSOL" }), "4");
    await user.click(screen.getByRole("button", { name: "Post 4 tideSOL" }));
    expect(onRun).toHaveBeenCalledWith("post", { tokens: 4n * SOL });
  });
});

describe("a supply", () => {
  it("is told with its part of the market", () => {
    renderPage(<BorrowPage />);
    expect(card("Your supply").textContent).toMatch(
      /20\.123456 SOLwith interest, 4\.0 % of the market/,
    );
  });

  it("says what it would grow to", async () => {
    const { user } = renderPage(<BorrowPage />);
    await user.type(screen.getByRole("textbox", { name: "Supply SOL" }), "1");
    expect(card("Your supply").textContent).toMatch(/Then supplied by you21\.123456 SOL/);
  });

  it("is withdrawn whole when all of it can be", async () => {
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, { onRun });
    await user.click(screen.getByRole("tab", { name: "Withdraw" }));
    await user.click(within(card("Your supply")).getByRole("button", { name: /use all/ }));
    await user.click(screen.getByRole("button", { name: /^Withdraw 20/ }));
    expect(onRun).toHaveBeenCalledWith("withdraw", { lamports: "all" });
  });

  it("is withdrawn as far as there is cash when the rest is lent out", async () => {
    const onRun = vi.fn();
    const short = { ...loan, withdrawable: 8n * SOL };
    const { user } = renderPage(<BorrowPage />, { onRun, loan: ready(short) });
    expect(card("Your supply").textContent).toMatch(
      /You can withdraw now8 SOLThe rest is lent out/,
    );
    await user.click(screen.getByRole("tab", { name: "Withdraw" }));
    await user.click(within(card("Your supply")).getByRole("button", { name: /use all/ }));
    await user.click(screen.getByRole("button", { name: "Withdraw 8 SOL" }));
    expect(onRun).toHaveBeenCalledWith("withdraw", { lamports: 8n * SOL });
  });

  it("leaves an empty account that can be closed for its rent", async () => {
    const onRun = vi.fn();
    const { user } = renderPage(<BorrowPage />, {
      onRun,
      loan: ready({ ...nothing, closable: ["position"] }),
    });
    await user.click(screen.getByRole("button", { name: "Close it" }));
    expect(onRun).toHaveBeenCalledWith("closeAccount", { account: "position" });
    expect(screen.getByText(/its rent is back in your wallet/)).toBeTruthy();
  });
});
