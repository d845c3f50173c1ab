/** What suppliers and borrowers do, as instructions. */
import { createNoopSigner } from "@solana/kit";
import type { Address } from "@solana/kit";

import type { ActionArguments } from "../../model/types.ts";
import {
  getBorrowInstruction,
  getCloseObligationInstruction,
  getClosePositionInstruction,
  getPostInstruction,
  getRepayInstruction,
  getSupplyInstruction,
  getUnpostInstruction,
  getWithdrawInstruction,
} from "../generated/lending/index.ts";
import type { Loan, MarketState } from "../market.ts";
import { nothing, one } from "./plan.ts";
import type { Plan, Reading } from "./plan.ts";
import type { Acting } from "./pool.ts";
import { createTokenAccount } from "./pool.ts";

/** How the lender's instructions say all there is. */
const ALL = (1n << 64n) - 1n;

/** Who acts in which market. */
export interface Lending {
  readonly acting: Acting;
  readonly market: MarketState;
  readonly loan: Loan;
}

const signer = ({ acting }: Lending) => createNoopSigner(acting.owner);
const amount = (amount: bigint | "all") => (amount === "all" ? ALL : amount);

const places = ({ market: { address, market } }: Lending) => ({
  market: address,
  vault: market.addresses.vault,
});

/** The lender answers nothing: what moved is what its vault has more or less. */
function moved(lending: Lending): Reading {
  const { vault } = places(lending);
  return (receipt) => {
    const change = receipt.changeOf(vault);
    return { lamports: change < 0n ? -change : change };
  };
}

export function supply(lending: Lending, { lamports }: ActionArguments["supply"]): Plan {
  const who = { owner: signer(lending), payer: signer(lending) };
  const position = lending.loan.positionAddress;
  const supply = getSupplyInstruction({ ...places(lending), ...who, position, lamports });
  return { transactions: one(supply), read: moved(lending) };
}

/** `shares` are what the lamports are worth; see the lender's arithmetic. */
export function withdraw(lending: Lending, shares: bigint | "all"): Plan {
  const withdraw = getWithdrawInstruction({
    ...places(lending),
    position: lending.loan.positionAddress,
    owner: signer(lending),
    recipient: lending.acting.owner,
    shares: amount(shares),
  });
  return { transactions: one(withdraw), read: moved(lending) };
}

export function post(lending: Lending, { tokens }: ActionArguments["post"]): Plan {
  const { market, acting, loan } = lending;
  const post = getPostInstruction({
    market: market.address,
    tokens: market.market.addresses.tokens,
    obligation: loan.obligationAddress,
    source: acting.tokenAccount,
    owner: signer(lending),
    payer: signer(lending),
    amount: tokens,
  });
  return { transactions: one(post), read: () => ({ shares: tokens }) };
}

export function unpost(lending: Lending, { tokens }: ActionArguments["unpost"]): Plan {
  const { market, acting, loan } = lending;
  const unpost = getUnpostInstruction({
    ...places(lending),
    tokens: market.market.addresses.tokens,
    obligation: loan.obligationAddress,
    destination: acting.tokenAccount,
    owner: signer(lending),
    pool: acting.state.address,
    amount: amount(tokens),
  });
  const shares = tokens === "all" ? (loan.obligation?.tokens ?? 0n) : tokens;
  return { transactions: one(...createTokenAccount(acting), unpost), read: () => ({ shares }) };
}

export function borrow(lending: Lending, { lamports }: ActionArguments["borrow"]): Plan {
  const borrow = getBorrowInstruction({
    ...places(lending),
    obligation: lending.loan.obligationAddress,
    owner: signer(lending),
    recipient: lending.acting.owner,
    pool: lending.acting.state.address,
    lamports,
  });
  return { transactions: one(borrow), read: moved(lending) };
}

export function repay(lending: Lending, { lamports }: ActionArguments["repay"]): Plan {
  const repay = getRepayInstruction({
    ...places(lending),
    obligation: lending.loan.obligationAddress,
    payer: signer(lending),
    lamports: amount(lamports),
  });
  return { transactions: one(repay), read: moved(lending) };
}

export function closeAccount(lending: Lending, args: ActionArguments["closeAccount"]): Plan {
  const { positionAddress: position, obligationAddress: obligation } = lending.loan;
  const ends: { owner: ReturnType<typeof signer>; recipient: Address } = {
    owner: signer(lending),
    recipient: lending.acting.owner,
  };
  const close =
    args.account === "position"
      ? getClosePositionInstruction({ position, ...ends })
      : getCloseObligationInstruction({ obligation, ...ends });
  return { transactions: one(close), read: nothing };
}
