/** One person's way through the page, on a chain whose epochs last seconds. */
import type { Address } from "@solana/kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { formatAmount } from "../src/model/amount.ts";
import * as ledger from "./ledger.ts";
import { Person } from "./person.ts";

const SOL = 1_000_000_000n;
const MILLION = 1_000_000n;

const must = <T>(answer: { ok: true; value: T } | { ok: false; code: number }): T => {
  if (!answer.ok) throw new Error(`refused with ${answer.code}`);
  return answer.value;
};

describe("a holder", () => {
  let person: Person;
  let owner: Address;
  /** Rates that the page showed, with the times when it did. */
  const rates: { readonly rate: bigint; readonly epoch: bigint }[] = [];

  const look = async () => {
    const { schedule } = await ledger.pool();
    const now = await ledger.slot();
    rates.push({ rate: await person.rate(), epoch: now / schedule.slotsPerEpoch });
  };

  beforeAll(async () => {
    person = await Person.arrive();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await person.picture(`failed ${task.name}`);
  });
  afterAll(async () => {
    await person.leave();
  });

  it("connects a wallet and gets test SOL", async () => {
    owner = await person.connect();
    await person.press("Get 10 test SOL");
    await expect.poll(async () => (await ledger.holder(owner)).lamports, WAIT).toBe(10n * SOL);
    await person.page.getByText("You can stake").waitFor();
    await look();
  });

  it("declines in the wallet, and nothing happens", async () => {
    await person.type("You stake", "1");
    await person.declineNext();
    await person.press(/^Stake 1 SOL/);
    await person.complaint("You declined in the wallet");
    expect((await ledger.holder(owner)).lamports).toBe(10n * SOL);
  });

  it("is told before signing that there is too little SOL", async () => {
    await person.type("You stake", "11");
    await person.page.getByText("More than there is").waitFor();
    const button = person.page.getByRole("main").getByRole("button", { name: /^Stake/ });
    expect(await button.last().getAttribute("aria-disabled")).toBe("true");
  });

  it("stakes, and gets to the lamport what the page and the arithmetic said", async () => {
    const before = await ledger.quiet();
    await person.type("You stake", "6.123456789");
    const lamports = 6_123_456_789n;
    const shown = await person.agreed("You receive");
    const quoted = must(ledger.priced(before, shown.slot).deposit(lamports));
    expect(shown.amount, "the page's quote").toBe(quoted.shares);

    await person.press(/^Stake 6.1234 SOL/);
    const { slot, fee, event } = await ledger.landed(await person.outcome("Staked: you got"));
    const [paidIn, , minted, value, shares] = event;
    expect(paidIn).toBe(lamports);
    const holder = await ledger.holder(owner);
    expect(holder.shares, "what was minted").toBe(minted);
    // The chain's own two integers, and the page's arithmetic at the slot in which it landed.
    expect(minted).toBe((lamports * (shares ?? 0n)) / (value ?? 1n));
    expect(minted).toBe(must(ledger.priced(before, slot).deposit(lamports)).shares);
    const rent = before.rent(165n);
    expect(holder.lamports).toBe(10n * SOL - lamports - fee - rent);
    await person.page.getByText(`you got ${formatAmount(holder.shares, 6)} tideSOL`).waitFor();
    await look();
  });

  it("redeems at once, and is paid to the lamport what the arithmetic says of that slot", async () => {
    await person.go("redeem");
    const before = await ledger.quiet();
    const [{ lamports: had, shares: held }, shares] = [await ledger.holder(owner), SOL];
    await person.type("You redeem", "1");
    await person.page.getByRole("radio", { name: "At once" }).check({ force: true });
    const shown = await person.agreed("You receive");
    const quoted = must(ledger.priced(before, shown.slot).redeemSol(shares));
    expect(shown.amount, "the page's quote").toBe(quoted.out);

    await person.press(/^Redeem at once: 1 tideSOL/);
    const { slot, fee } = await ledger.landed(await person.outcome("You got"));
    const exact = must(ledger.priced(before, slot).redeemSol(shares));
    const holder = await ledger.holder(owner);
    expect(holder.shares).toBe(held - shares);
    expect(holder.lamports, "what was paid").toBe(had + exact.out - fee);
    await look();
  });

  it("orders a ticket, waits for the next epoch's update, and claims what was owed", async () => {
    const before = await ledger.quiet();
    await person.type("You redeem", "2");
    await person.page.getByRole("radio", { name: /ticket/i }).check({ force: true });
    await person.press(/^Order a ticket: 2 tideSOL/);
    const { slot } = await ledger.landed(await person.outcome("a ticket for"));
    const { out } = must(ledger.priced(before, slot).orderTicket(2n * SOL));
    const [ticket] = await ledger.tickets(owner);
    expect(ticket?.ticket.owed).toBe(out);
    expect(ticket?.ticket.epoch).toBe(slot / before.schedule.slotsPerEpoch);

    await person.go("tickets");
    await person.page.getByText(formatAmount(out, 6)).first().waitFor();
    await person.picture("ticket-waiting");
    const had = (await ledger.holder(owner)).lamports;
    const claim = person.page.getByRole("button", { name: "Claim" });
    const end = Date.now() + 120_000;
    while (!(await claim.isVisible()) && Date.now() < end) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await claim.click();
    const { fee } = await ledger.landed(await person.outcome("Claimed:"));
    const holder = await ledger.holder(owner);
    expect(holder.lamports).toBe(had + out + (ticket?.lamports ?? 0n) - fee);
    expect(await ledger.tickets(owner)).toEqual([]);
  });

  it("turns a ticket back into tideSOL", async () => {
    await person.go("redeem");
    await ledger.quiet();
    await person.type("You redeem", "0.5");
    await person.page.getByRole("radio", { name: /ticket/i }).check({ force: true });
    await person.press(/^Order a ticket/);
    await person.outcome("a ticket for");
    const [ticket] = await ledger.tickets(owner);
    if (ticket === undefined) throw new Error("no ticket");
    const before = await ledger.quiet();
    const held = (await ledger.holder(owner)).shares;
    await person.go("tickets");
    await person.press("Turn back");
    await person.press("Turn it back");
    const { slot } = await ledger.landed(await person.outcome("Cancelled:"));
    const exact = must(ledger.priced(before, slot).cancel(ticket.ticket));
    expect((await ledger.holder(owner)).shares).toBe(held + exact.shares);
  });

  it("has seen the rate rise over two epochs, and never jump", async () => {
    const first = rates[0];
    if (first === undefined) throw new Error("nothing was seen");
    const end = Date.now() + 120_000;
    while ((rates.at(-1)?.epoch ?? 0n) < first.epoch + 2n && Date.now() < end) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const last = rates.at(-1) ?? first;
    // Over an epoch the tide lifts the rate by no more than leaving costs at least.
    const floor = BigInt((await ledger.pool()).pool.rate.exitFloor);
    expect(last.epoch - first.epoch).toBeGreaterThanOrEqual(2n);
    expect(last.rate).toBeGreaterThan(first.rate);
    rates.slice(1).forEach(({ rate, epoch }, index) => {
      const earlier = rates[index] ?? first;
      expect(rate).toBeGreaterThanOrEqual(earlier.rate);
      // What whole epochs may bring; the two looks may lie in the first and in the last of them.
      const most = (earlier.rate * floor * (epoch - earlier.epoch + 1n)) / MILLION;
      expect(rate - earlier.rate).toBeLessThanOrEqual(most + 1n);
    });
  });

  it("has met no error of the page's own", () => {
    expect(person.complaints).toEqual([]);
  });
});

const WAIT = { timeout: 45_000, interval: 500 };
