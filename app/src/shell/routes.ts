/** The pages, in the order of the navigation. */
import type { ComponentType } from "react";

import type { IconName } from "../design/Icon.tsx";
import { BorrowPage } from "../pages/borrow/BorrowPage.tsx";
import { PoolPage } from "../pages/pool/PoolPage.tsx";
import { RedeemPage } from "../pages/redeem/RedeemPage.tsx";
import { StakePage } from "../pages/stake/StakePage.tsx";
import { TicketsPage } from "../pages/tickets/TicketsPage.tsx";

export interface Route {
  /** What follows `#/` in the address. */
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  /** The page's first heading, and what it is for. */
  readonly heading: string;
  readonly lead: string;
  readonly Page: ComponentType;
}

export const STAKE: Route = {
  path: "stake",
  name: "Stake",
  icon: "stake",
  heading: "Stake SOL and keep it liquid",
  lead: "The pool stakes your SOL with many validators, the computers that run Solana and earn rewards for it. You hold tideSOL, whose worth rises as those rewards flow in.",
  Page: StakePage,
};

export const ROUTES: readonly Route[] = [
  STAKE,
  {
    path: "redeem",
    name: "Redeem",
    icon: "redeem",
    heading: "Turn tideSOL back into SOL",
    lead: "There are four ways out. Type an amount once and compare what each pays, what it costs and when you have it.",
    Page: RedeemPage,
  },
  {
    path: "tickets",
    name: "Tickets",
    icon: "ticket",
    heading: "Your tickets",
    lead: "A ticket is the pool's promise of a fixed amount of SOL, paid soon after the epoch in which you ordered it has ended.",
    Page: TicketsPage,
  },
  {
    path: "pool",
    name: "Pool",
    icon: "pool",
    heading: "The pool, in the open",
    lead: "What it holds, what it owes and how its rate moves, read from the chain and added up again in your browser.",
    Page: PoolPage,
  },
  {
    path: "borrow",
    name: "Borrow",
    icon: "borrow",
    heading: "Borrow against tideSOL",
    lead: "Lend SOL for interest, or pledge tideSOL, which goes on earning, and borrow SOL against it.",
    Page: BorrowPage,
  },
];

export const linkTo = (path: string): string => `#/${path}`;

/** Anything unknown leads to the first page. */
export function routeOf(hash: string): Route {
  const path = hash.replace(/^#\/?/, "").split(/[/?]/)[0];
  return ROUTES.find((route) => route.path === path) ?? STAKE;
}
