/** Hooks on the wallet, what it has, and quotes for it. */
import { useContext, useMemo } from "react";

import { WalletContext } from "../../wallet/context.ts";
import type {
  HolderView,
  Loadable,
  LoanQuotes,
  LoanView,
  MarketView,
  Owned,
  Quotes,
  TicketView,
  WalletView,
} from "../types.ts";
import { holderView } from "../views/holder.ts";
import { loanQuotes, loanView, marketView } from "../views/lender.ts";
import type { SeenMarket } from "../views/lender.ts";
import { quotesOf } from "../views/quotes.ts";
import { ticketViews } from "../views/tickets.ts";
import { both, mapped, useResource, useSeen, valueOf } from "./reading.ts";
import { useChain, useRuntime } from "./runtime.ts";
import type { Loan } from "../../chain/market.ts";

const DISCONNECTED = { status: "disconnected" } as const;
const NO_MARKET = { status: "ready", value: null } as const;

export const useWallet = (): WalletView => useContext(WalletContext).view;

export function useHolder(): Owned<HolderView> {
  const { holdings } = useRuntime();
  const seen = useSeen();
  const holder = useResource(holdings?.holder);
  const list = useResource(useChain()?.validators);
  return useMemo(() => {
    if (holdings === null) return DISCONNECTED;
    return mapped(both(seen, holder), ([now, has]) => holderView(now, has, valueOf(list)));
  }, [holdings, seen, holder, list]);
}

export function useTickets(): Owned<readonly TicketView[]> {
  const { holdings } = useRuntime();
  const seen = useSeen();
  const tickets = useResource(holdings?.tickets);
  return useMemo(() => {
    if (holdings === null) return DISCONNECTED;
    return mapped(both(seen, tickets), ([now, all]) => ticketViews(now, all));
  }, [holdings, seen, tickets]);
}

/** Those of stake and tickets need what was read of them; the others only the pool. */
export function useQuotes(): Loadable<Quotes> {
  const { holdings } = useRuntime();
  const seen = useSeen();
  const list = useResource(useChain()?.validators);
  const holder = useResource(holdings?.holder);
  const tickets = useResource(holdings?.tickets);
  return useMemo(() => {
    const sources = { list: valueOf(list), holder: valueOf(holder), tickets: valueOf(tickets) };
    return mapped(seen, (now) => quotesOf({ seen: now, ...sources }));
  }, [seen, list, holder, tickets]);
}

function useSeenMarket(): Loadable<SeenMarket> {
  const seen = useSeen();
  const market = useResource(useChain()?.market);
  return useMemo(
    () => mapped(both(seen, market), ([now, found]) => ({ seen: now, market: found })),
    [seen, market],
  );
}

export function useMarket(): Loadable<MarketView | null> {
  const chain = useChain();
  const market = useSeenMarket();
  return useMemo(
    () => (chain !== null && chain.market === null ? NO_MARKET : mapped(market, marketView)),
    [chain, market],
  );
}

export const useLoan = (): Owned<LoanView | null> => useOfLoan(loanView);
export const useLoanQuotes = (): Owned<LoanQuotes | null> => useOfLoan(loanQuotes);

function useOfLoan<V>(view: (market: SeenMarket, loan: Loan) => V): Owned<V | null> {
  const chain = useChain();
  const { holdings } = useRuntime();
  const market = useSeenMarket();
  const loan = useResource(holdings?.loan);
  return useMemo(() => {
    if (holdings === null) return DISCONNECTED;
    if (chain !== null && chain.market === null) return NO_MARKET;
    return mapped(both(market, loan), ([on, found]) => view(on, found));
  }, [chain, holdings, market, loan, view]);
}
