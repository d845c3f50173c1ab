import { describe, expect, it } from "vitest";

import { quotes } from "../../model/fixture/quotes.ts";
import type { HumanError, Quoted } from "../../model/types.ts";

import { bestOf, offersFor } from "./offers.ts";
import type { Offers } from "./offers.ts";

const SOL = 1_000_000_000n;
const offers = offersFor(quotes, SOL);
const closed: HumanError = { kind: "refused", title: "Closed", advice: "Wait." };

function paying<T extends { readonly out: bigint }>(quoted: Quoted<T>, out: bigint): Quoted<T> {
  if (!quoted.ok) throw new Error("the fixture pays nothing");
  return { ...quoted, quote: { ...quoted.quote, out } };
}

if (!offers.both.ok || !offers.ticket.ok) throw new Error("the fixture pays nothing");
const split = { ...offers.both, quote: { ...offers.both.quote, ticket: offers.ticket.quote } };

const all = (instant: bigint, both: bigint, ticket: bigint, stake: bigint): Offers => ({
  instant: paying(offers.instant, instant),
  both: paying(split, both),
  ticket: paying(offers.ticket, ticket),
  stake: paying(offers.stake, stake),
});

describe("the best way out", () => {
  it("pays most", () => {
    expect(bestOf(all(990n * SOL, 995n * SOL, 999n * SOL, 980n * SOL))).toBe("ticket");
    expect(bestOf(all(990n * SOL, 995n * SOL, 994n * SOL, 999n * SOL))).toBe("stake");
  });

  it("is the sooner one where the difference is not worth waiting for", () => {
    expect(bestOf(all(SOL - 10_000n, SOL - 1n, SOL, SOL - 1n))).toBe("instant");
    expect(bestOf(all(SOL - 10_001n, SOL - 1n, SOL, SOL))).toBe("both");
  });

  it("is never both where the reserve pays nothing, or all", () => {
    const { both } = all(0n, SOL, SOL, 0n);
    if (!both.ok) throw new Error("the fixture pays nothing");
    const onlyTicket = { ...both, quote: { ...both.quote, instant: null } };
    expect(bestOf({ ...all(0n, SOL, SOL, 0n), both: onlyTicket })).toBe("ticket");
    const onlyInstant = { ...both, quote: { ...both.quote, ticket: null } };
    expect(bestOf({ ...all(SOL, SOL + 1n, 0n, 0n), both: onlyInstant })).toBe("instant");
  });

  it("is one that is open", () => {
    const shut = { ok: false, error: closed } as const;
    expect(bestOf({ ...all(SOL, SOL, SOL, SOL), instant: shut, both: shut })).toBe("ticket");
    expect(bestOf({ instant: shut, both: shut, ticket: shut, stake: shut })).toBeNull();
  });
});

describe("the offers", () => {
  it("are all for the same tideSOL, and the stake from the validator that was named", () => {
    const { instant, ticket, stake } = offersFor(quotes, 2n * SOL, 1);
    if (!instant.ok || !ticket.ok || !stake.ok) throw new Error("the fixture pays nothing");
    expect(instant.quote.gross).toBe(ticket.quote.gross);
    expect(stake.quote.gross).toBe(instant.quote.gross);
    expect(stake.quote.validatorIndex).toBe(1);
  });
});
