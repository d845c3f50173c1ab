/** Somebody at the page: a browser, and what one sees and does. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";
import { signature as toSignature } from "@solana/kit";
import type { Address, Signature } from "@solana/kit";
import type { Browser, BrowserContext, Page } from "playwright-core";

import { parseAmount } from "../src/model/amount.ts";
import { CHROMIUM, PAGE, SHOTS } from "./surroundings.ts";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A local chain confirms in a second; a machine under load takes its time. */
const PATIENCE = 45_000;

export const PLACES = ["stake", "redeem", "tickets", "pool", "borrow"] as const;
export type Place = (typeof PLACES)[number];

export class Person {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser's console complained of. */
  readonly complaints: string[] = [];

  private constructor(browser: Browser, context: BrowserContext, page: Page) {
    this.browser = browser;
    this.context = context;
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(error.stack ?? error.message));
    page.setDefaultTimeout(PATIENCE);
  }

  static async arrive(): Promise<Person> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const person = new Person(browser, context, await context.newPage());
    await person.page.goto(PAGE);
    await person.page.getByText("Rate of slot").waitFor();
    return person;
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

  async go(place: Place): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
    await this.page.locator(`h1`).waitFor();
  }

  async connect(): Promise<Address> {
    await this.page.getByRole("banner").getByRole("button", { name: "Connect" }).click();
    await this.page.getByRole("button", { name: /burner/i }).click();
    await this.page.getByRole("button", { name: "Get 10 test SOL" }).waitFor();
    return this.page.evaluate(() => {
      const { tidepoolBurner } = window as unknown as { tidepoolBurner: { address: Address } };
      return tidepoolBurner.address;
    });
  }

  /** Says no to the next thing that the wallet is asked to sign. */
  async declineNext(): Promise<void> {
    await this.page.evaluate(() => {
      const burner = window as unknown as { tidepoolBurner: { rejectNext(): void } };
      burner.tidepoolBurner.rejectNext();
    });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name }).click();
  }

  async type(label: string, amount: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(amount);
  }

  /** Waits for the notice that an action ends with; returns the transaction that it names. */
  async outcome(title: string | RegExp): Promise<Signature> {
    const notice = this.page.getByRole("status").filter({ hasText: title }).first();
    await notice.waitFor();
    const signature = await notice.locator("code[title]").last().getAttribute("title");
    if (signature === null) throw new Error("the notice names no transaction");
    return toSignature(signature);
  }

  /** Waits for an error in words. */
  async complaint(title: string | RegExp): Promise<void> {
    const told = this.page.getByRole("alert").or(this.page.getByRole("status"));
    await told.filter({ hasText: title }).first().waitFor();
  }

  /**
   * A line of what one agrees to, and the slot that the page says it is of, both read at once:
   * they tick. Whole amounts are in the titles.
   */
  async agreed(label: string): Promise<{ readonly amount: bigint; readonly slot: bigint }> {
    const read = await this.page.waitForFunction((wanted) => {
      const lines = document.querySelectorAll('main dl[aria-label="What you agree to"] > div');
      const line = Array.from(lines).find((one) => one.querySelector("dt")?.textContent === wanted);
      const title = line?.querySelector("[title]")?.getAttribute("title");
      const slot = /Rate of slot ([\d,]+)/.exec(document.body.innerText)?.[1];
      return title == null || slot === undefined ? null : { title, slot };
    }, label);
    const found = (await read.jsonValue()) as { title: string; slot: string };
    return { amount: amountIn(found.title), slot: BigInt(found.slot.replaceAll(",", "")) };
  }

  /** The rate at the head of the page, in lamports for one tideSOL. */
  async rate(): Promise<bigint> {
    const figure = this.page.locator("dl", { hasText: "1 tideSOL is worth" }).first();
    return amountIn(await figure.locator("[title]").first().getAttribute("title"));
  }

  async picture(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
}

/** `1,234.5 SOL` in lamports. */
export function amountIn(title: string | null): bigint {
  const text = (title ?? "").split(" ")[0]?.replaceAll(",", "") ?? "";
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new Error(`"${title ?? ""}" is no amount`);
  return parsed.amount;
}
