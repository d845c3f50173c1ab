/** The lender: the market, a loan, and what each step would change. */
import { explainOurs } from "../../chain/errors/explain.ts";
import type { Loan, MarketState } from "../../chain/market.ts";
import type { Answer } from "../../math/arithmetic.ts";
import { LenderMath } from "../../math/lender.ts";
import type { Shares } from "../../math/lender.ts";
import type { LoanHealth, LoanQuote, LoanQuotes, LoanView, MarketView, Quoted } from "../types.ts";
import { must } from "./pool.ts";
import type { Seen } from "./pool.ts";

/** What the arithmetic and the program say for all there is, and for no debt. */
const ALL = (1n << 64n) - 1n;

/** A market at the moment that is seen. */
export interface SeenMarket {
  readonly seen: Seen;
  readonly market: MarketState;
}

export const lenderOf = ({ seen, market }: SeenMarket): LenderMath =>
  new LenderMath(seen.arithmetic, seen.moment, market.bytes, seen.state.bytes);

export const sharesOf = ({ position, obligation }: Loan): Shares => ({
  tokens: obligation?.tokens ?? 0n,
  debtShares: obligation?.debtShares ?? 0n,
  supplyShares: position?.shares ?? 0n,
});

export function marketView(on: SeenMarket): MarketView {
  const numbers = must(lenderOf(on).market());
  const { risk } = on.market.market;
  const { base, kink, riseToKink, riseBeyond } = risk.curve;
  const { rate } = on.seen.state.pool;
  return {
    address: on.market.address,
    supplied: numbers.assets,
    borrowed: numbers.borrows,
    cash: numbers.cash,
    receivable: numbers.receivable,
    reserves: numbers.reserves,
    collateral: numbers.collateral,
    utilisation: numbers.utilisation,
    borrowRate: numbers.borrowRate,
    supplyRate: numbers.supplyRate,
    maxLtv: BigInt(risk.maxLtv),
    threshold: BigInt(risk.threshold),
    bonus: BigInt(risk.bonus),
    closeFactor: BigInt(risk.closeFactor),
    reserveFactor: BigInt(risk.reserveFactor),
    kink: BigInt(kink),
    baseRate: BigInt(base),
    rateAtKink: BigInt(base + riseToKink),
    rateAtFull: BigInt(base + riseToKink + riseBeyond),
    supplyCap: numbers.supplyCap,
    borrowCap: numbers.borrowCap,
    borrowerCap: numbers.borrowerCap,
    priced: on.seen.moment.epoch - rate.lastUpdateEpoch <= 1n && rate.observed >= 0n,
  };
}

export function loanView(on: SeenMarket, loan: Loan): LoanView {
  const shares = sharesOf(loan);
  const most = must(lenderOf(on).most(shares));
  const { position, obligation } = loan;
  const isEmpty = obligation?.tokens === 0n && obligation.debtShares === 0n;
  return {
    supplied: must(lenderOf(on).loan(shares)).supplied,
    supplyShares: shares.supplyShares,
    health: healthOf(on, shares),
    ...most,
    closable: [
      ...(position?.shares === 0n ? (["position"] as const) : []),
      ...(isEmpty ? (["obligation"] as const) : []),
    ],
  };
}

function healthOf(on: SeenMarket, shares: Shares): LoanHealth {
  const loan = must(lenderOf(on).loan(shares));
  const { gross, net, debt, limit, line, factor } = loan;
  return {
    collateral: shares.tokens,
    gross,
    net,
    debt,
    limit,
    liquidationDebt: line,
    factor: debt === 0n ? null : factor,
  };
}

/** Shares to burn for so many lamports, never more than there are. */
export function sharesToWithdraw(on: SeenMarket, loan: Loan, lamports: bigint | "all"): bigint {
  const { supplyShares } = sharesOf(loan);
  if (lamports === "all") return supplyShares;
  const { shares } = must(lenderOf(on).sharesWorth(lamports));
  return shares < supplyShares ? shares : supplyShares;
}

export function loanQuotes(on: SeenMarket, loan: Loan): LoanQuotes {
  const math = lenderOf(on);
  const now = sharesOf(loan);
  const { slot } = on.seen.moment;
  function quoted<T>(answer: Answer<T>, read: (value: T) => [bigint, Shares]): Quoted<LoanQuote> {
    if (!answer.ok) return { ok: false, error: explainOurs(answer.code) };
    const [lamports, after] = read(answer.value);
    return { ok: true, quote: { lamports, health: healthOf(on, after) }, slot };
  }
  return {
    supply: (lamports) => quoted(math.supply(lamports), ({ taken }) => [taken, now]),
    withdraw: (lamports) => {
      const shares = sharesToWithdraw(on, loan, lamports);
      return quoted(math.withdraw(shares), ({ paid }) => [paid, now]);
    },
    post: (amount) =>
      quoted(math.post(amount, now.tokens), ({ tokens }) => [0n, { ...now, tokens }]),
    unpost: (amount) => {
      const taken = amount === "all" ? now.tokens : amount;
      return quoted(math.unpost(taken, now), ({ tokens }) => [0n, { ...now, tokens }]);
    },
    borrow: (lamports) =>
      quoted(math.borrow(lamports, now), ({ debtShares }) => [lamports, { ...now, debtShares }]),
    repay: (lamports) => {
      const offered = lamports === "all" ? ALL : lamports;
      const answer = math.repay(offered, now.debtShares);
      return quoted(answer, ({ taken, debtShares }) => [taken, { ...now, debtShares }]);
    },
  };
}
