/** How every page looks, wide and narrow, dark and light, and whether everybody can use it. */
import { createRequire } from "node:module";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { PLACES, Person } from "./person.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core");
const THEMES = ["light", "dark"] as const;
const WIDTHS = [1280, 390] as const;
const SERIOUS = ["serious", "critical"];

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

describe.each(THEMES)("in %s", (theme) => {
  let person: Person;

  beforeAll(async () => {
    person = await Person.arrive();
    await person.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await person.connect();
    await person.press("Get 10 test SOL");
    await person.page.getByText(/You can stake 9/).waitFor();
    await person.type("You stake", "5");
    await person.press(/^Stake 5 SOL/);
    await person.outcome("Staked: you got");
    await person.go("borrow");
    await person.type("Post tideSOL", "1");
    await person.press(/^Post 1 tideSOL/);
    await person.outcome("Posted");
    await person.go("redeem");
    await person.type("You redeem", "1");
    await person.page.getByRole("radio", { name: "Ticket" }).check({ force: true });
    await person.press(/^Order a ticket/);
    await person.outcome("a ticket for");
    await person.page.getByText("You got 10 test SOL").waitFor({ state: "hidden" });
  });
  afterAll(async () => {
    await person.leave();
  });

  describe.each(WIDTHS)("at %i pixels", (width) => {
    it.each(PLACES)("%s fits, is drawn, and has no serious barrier", async (place) => {
      await person.page.setViewportSize({ width, height: 900 });
      await person.go(place);
      if (place === "stake") await person.type("You stake", "2.5");
      if (place === "redeem") await person.type("You redeem", "1.25");
      // The pictures are of the everyday state, not of the second between boundary and update.
      await person.page.getByText("update is still to come").waitFor({ state: "hidden" });
      await person.page.waitForTimeout(600);
      await person.picture(`${place}-${theme}-${width}`);
      const overflow = await person.page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow, "pixels beyond the right edge").toBeLessThanOrEqual(0);
      const found = await barriers(person);
      const told = found.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
      );
      expect(told).toEqual([]);
    });
  });
});

async function barriers(person: Person): Promise<readonly Violation[]> {
  await person.page.addScriptTag({ path: AXE });
  const violations = await person.page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run()).violations;
  });
  return violations.filter(({ impact }) => SERIOUS.includes(impact ?? ""));
}
