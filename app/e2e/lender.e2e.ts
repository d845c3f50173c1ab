/** Supplying, borrowing and everything back, through the page. */
import type { Address } from "@solana/kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import * as ledger from "./ledger.ts";
import { Person } from "./person.ts";

const SOL = 1_000_000_000n;

describe("the lender", () => {
  let person: Person;
  let owner: Address;

  /** What somebody has in the market, interest of some slots apart. */
  const standing = async () => {
    const { loan, math } = await ledger.market(owner);
    const shares = {
      tokens: loan.obligation?.tokens ?? 0n,
      debtShares: loan.obligation?.debtShares ?? 0n,
      supplyShares: loan.position?.shares ?? 0n,
    };
    const answer = math(await ledger.slot()).loan(shares);
    if (!answer.ok) throw new Error(`refused with ${answer.code}`);
    return { ...shares, ...answer.value };
  };

  const tab = (name: string) => person.page.getByRole("tab", { name, exact: true }).click();

  /** Fills in the most, by the button beside the field. */
  const all = async (label: string) => {
    const field = person.page.getByLabel(label, { exact: true });
    const panel = person.page.getByRole("tabpanel").filter({ has: field });
    await panel.getByRole("button", { name: /^Max: use all/ }).click();
  };

  beforeAll(async () => {
    person = await Person.arrive();
    owner = await person.connect();
    await person.press("Get 10 test SOL");
    await person.page.getByText(/You can stake 9/).waitFor();
    await person.type("You stake", "4");
    await person.press(/^Stake 4 SOL/);
    await person.outcome("Staked: you got");
    await person.go("borrow");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await person.picture(`failed ${task.name}`);
  });
  afterAll(async () => {
    await person.leave();
  });

  it("takes supplied SOL and says what was taken", async () => {
    await person.type("Supply SOL", "2.5");
    await person.press(/^Supply 2.5 SOL/);
    await person.outcome("Supplied: 2.");
    const { supplied } = await standing();
    // Rounding costs a lamport or two, and interest adds some.
    expect(supplied).toBeGreaterThan((5n * SOL) / 2n - 3n);
  });

  it("takes tideSOL as collateral", async () => {
    await person.type("Post tideSOL", "2");
    await person.press(/^Post 2 tideSOL/);
    await person.outcome("Posted");
    const { tokens, debt } = await standing();
    expect([tokens, debt]).toEqual([2n * SOL, 0n]);
  });

  it("refuses more than the collateral covers before anything is signed", async () => {
    await tab("Borrow");
    await person.type("Borrow SOL", "1.999");
    await person.page.getByText(/More than there is|Your collateral would not cover/).waitFor();
  });

  it("lends, and shows the health that follows", async () => {
    const had = (await ledger.holder(owner)).lamports;
    await person.type("Borrow SOL", "1");
    await person.press(/^Borrow 1 SOL/);
    const signature = await person.outcome("Borrowed: 1 SOL");
    const { fee } = await ledger.landed(signature);
    expect((await ledger.holder(owner)).lamports).toBe(had + SOL - fee);
    const { debt, factor } = await standing();
    expect(debt).toBeGreaterThanOrEqual(SOL);
    expect(factor).toBeGreaterThan(1_000_000n);
    await person.page.getByText("You owe").first().waitFor();
    await person.picture("loan");
  });

  it("takes all of the debt back, and then gives all collateral and supply back", async () => {
    await tab("Repay");
    await all("Repay SOL");
    await person.press(/^Repay /);
    await person.outcome("Repaid: 1");
    expect((await standing()).debtShares).toBe(0n);

    await tab("Take back");
    await all("Take back tideSOL");
    await person.press(/^Take back /);
    await person.outcome("Taken back");
    await tab("Withdraw");
    await all("Withdraw SOL");
    await person.press(/^Withdraw /);
    await person.outcome("Withdrawn: 2.");
    const { tokens, supplyShares } = await standing();
    expect([tokens, supplyShares]).toEqual([0n, 0n]);
  });

  it("has met no error of the page's own", () => {
    expect(person.complaints).toEqual([]);
  });
});
