/** What each way out pays for the same tideSOL, and which of them pays most. */
import type { Lamports, Quotes, Quoted, Shares } from "../../model/types.ts";
import type { ExitQuote, SplitQuote, StakeExitQuote, TicketQuote } from "../../model/types.ts";

export interface Offers {
  readonly instant: Quoted<ExitQuote>;
  readonly both: Quoted<SplitQuote>;
  readonly ticket: Quoted<TicketQuote>;
  readonly stake: Quoted<StakeExitQuote>;
}

export type Way = keyof Offers;

/** Soonest first: of two that pay the same, the earlier is the better one. */
export const WAYS: readonly Way[] = ["instant", "both", "ticket", "stake"];

export function offersFor(quotes: Quotes, shares: Shares, validatorIndex?: number): Offers {
  return {
    instant: quotes.redeemSol(shares),
    both: quotes.redeem(shares),
    ticket: quotes.orderTicket(shares),
    stake: quotes.redeemStake(shares, validatorIndex),
  };
}

/** "Both" that comes to one of its parts is no way of its own. */
export function isSplit(offers: Offers): boolean {
  if (!offers.both.ok) return false;
  const { instant, ticket } = offers.both.quote;
  return instant !== null && ticket !== null;
}

/** A difference below this part, a tenth of a basis point, is not worth waiting for. */
const SAME = 100_000n;

/** `null` where no way is open. */
export function bestOf(offers: Offers): Way | null {
  const paid = (way: Way): Lamports | null => {
    const quoted = offers[way];
    if (way === "both" && !isSplit(offers)) return null;
    return quoted.ok ? quoted.quote.out : null;
  };
  const most = WAYS.reduce<Lamports>((so, way) => {
    const out = paid(way);
    return out !== null && out > so ? out : so;
  }, 0n);
  const asGood = (out: Lamports | null) => out !== null && out >= most - most / SAME;
  return WAYS.find((way) => asGood(paid(way))) ?? null;
}
