/** The network goes, then the node itself; the page says so, keeps what it knew, and recovers. */
import { execFileSync } from "node:child_process";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import * as ledger from "./ledger.ts";
import { Person } from "./person.ts";
import { CHAIN } from "./surroundings.ts";

const PATIENCE = { timeout: 90_000, interval: 500 };

describe("without a node", () => {
  let person: Person;
  const alarm = () =>
    person.page.getByRole("alert").filter({ hasText: "The node does not answer" });
  const shownSlot = async () => {
    const text = await person.page.getByText(/Rate of slot/).innerText();
    return BigInt(text.replace(/\D/g, ""));
  };

  beforeAll(async () => {
    person = await Person.arrive();
    await person.connect();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await person.picture(`failed ${task.name}`);
  });
  afterAll(async () => {
    await person.leave();
  });

  it("says that the network is gone, and recovers by itself when it is back", async () => {
    const rate = await person.rate();
    await person.context.setOffline(true);
    await alarm().waitFor();
    // What was known stays, and nothing can be sent.
    expect(await person.rate()).toBeGreaterThanOrEqual(rate);
    await person.page.getByText("nothing can be sent").first().waitFor();
    await person.picture("offline");
    const before = await shownSlot();
    await person.context.setOffline(false);
    await alarm().waitFor({ state: "hidden" });
    await expect.poll(shownSlot, PATIENCE).toBeGreaterThan(before);
  });

  it("says so when the node hangs, and recovers when it has died and another has taken its place", async () => {
    const before = await ledger.slot();
    const node = nodeProcess();
    // A node that dies is back in seconds, before anybody misses it: this one hangs first.
    process.kill(node, "SIGSTOP");
    await alarm().waitFor();
    process.kill(node, "SIGKILL");
    await expect.poll(() => ledger.slot().catch(() => 0n), PATIENCE).toBeGreaterThan(before);
    await alarm().waitFor({ state: "hidden", timeout: PATIENCE.timeout });
    await expect.poll(shownSlot, PATIENCE).toBeGreaterThan(before);
    await person.press("Get 10 test SOL");
    await person.page.getByText(/You can stake 9/).waitFor();
  });

  it("has met no error of the page's own", () => {
    expect(person.complaints).toEqual([]);
  });
});

/** The process of the chain's node; where it dies its supervisor starts another on the same ledger. */
function nodeProcess(): number {
  const found = execFileSync("pgrep", ["-f", `tidepool-localnet node --dir ${CHAIN} `]);
  const [id] = found.toString().trim().split("\n");
  if (id === undefined) throw new Error("there is no node");
  return Number(id);
}
