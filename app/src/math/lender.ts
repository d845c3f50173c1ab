import type { Answer, Arithmetic } from "./arithmetic.ts";
import { momentBytes } from "./situation.ts";
import type { Moment } from "./situation.ts";

/** What somebody has in a market. */
export interface Shares {
  /** Posted tideSOL. */
  readonly tokens: bigint;
  readonly debtShares: bigint;
  readonly supplyShares: bigint;
}

/** The lender's arithmetic on a market and its pool at one moment, interest counted up to it. */
export class LenderMath {
  readonly #arithmetic: Arithmetic;
  readonly #input: readonly Uint8Array[];

  constructor(arithmetic: Arithmetic, moment: Moment, market: Uint8Array, pool: Uint8Array) {
    this.#arithmetic = arithmetic;
    this.#input = [momentBytes(moment), market, pool];
  }

  market = () =>
    this.#ask("market", [
      "cash",
      "borrows",
      "assets",
      "reserves",
      "receivable",
      "collateral",
      "utilisation",
      "borrowRate",
      "supplyRate",
      "supplyCap",
      "borrowCap",
      "borrowerCap",
    ]);

  loan = ({ tokens, debtShares, supplyShares }: Shares) =>
    this.#ask(
      "loan",
      ["supplied", "gross", "net", "debt", "limit", "line", "factor"],
      [tokens, debtShares, supplyShares],
    );

  most = ({ tokens, debtShares, supplyShares }: Shares) =>
    this.#ask(
      "most",
      ["withdrawable", "releasable", "borrowable"],
      [tokens, debtShares, supplyShares],
    );

  supply = (lamports: bigint) => this.#ask("supply", ["taken", "shares"], [lamports]);
  withdraw = (shares: bigint) => this.#ask("withdraw", ["paid"], [shares]);
  sharesWorth = (lamports: bigint) => this.#ask("shares_worth", ["shares"], [lamports]);
  post = (amount: bigint, tokens: bigint) => this.#ask("post", ["tokens"], [amount, tokens]);
  unpost = (amount: bigint, { tokens, debtShares }: Shares) =>
    this.#ask("unpost", ["tokens"], [amount, tokens, debtShares]);
  borrow = (lamports: bigint, { tokens, debtShares }: Shares) =>
    this.#ask("borrow", ["debtShares"], [lamports, tokens, debtShares]);
  repay = (lamports: bigint, debtShares: bigint) =>
    this.#ask("repay", ["taken", "debtShares"], [lamports, debtShares]);

  #ask<K extends string>(
    name: string,
    names: readonly K[],
    args: readonly bigint[] = [],
  ): Answer<Readonly<Record<K, bigint>>> {
    return this.#arithmetic.words(name, names, this.#input, args);
  }
}
