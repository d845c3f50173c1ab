import type { Answer, Arithmetic } from "./arithmetic.ts";
import { momentBytes } from "./situation.ts";
import type { Moment } from "./situation.ts";

/** What a ticket's account says. */
export interface TicketTerms {
  readonly owed: bigint;
  readonly index: bigint;
  readonly epoch: bigint;
}

const EXIT = ["gross", "fee", "out"] as const;
const LOW = (1n << 64n) - 1n;

const termsOf = ({ owed, index, epoch }: TicketTerms) => [owed, index & LOW, index >> 64n, epoch];

/** The pool's arithmetic on one account at one moment. */
export class PoolMath {
  readonly #arithmetic: Arithmetic;
  readonly #input: readonly Uint8Array[];

  constructor(arithmetic: Arithmetic, moment: Moment, pool: Uint8Array) {
    this.#arithmetic = arithmetic;
    this.#input = [momentBytes(moment), pool];
  }

  rate = () => this.#ask("rate", ["value", "unvested", "shares", "rate"]);
  reserve = () => this.#ask("reserve", ["leaving", "free", "payable", "target"]);
  deposit = (lamports: bigint) => this.#ask("quote_deposit", ["shares", "fee"], [lamports]);
  redeemSol = (shares: bigint) => this.#ask("quote_redeem_sol", EXIT, [shares]);
  orderTicket = (shares: bigint) => this.#ask("quote_order_ticket", EXIT, [shares]);
  redeemStake = (shares: bigint) => this.#ask("quote_redeem_stake", EXIT, [shares]);
  ticketWorth = (ticket: TicketTerms) => this.#ask("ticket_worth", ["worth"], termsOf(ticket));
  claim = (ticket: TicketTerms) => this.#ask("quote_claim", ["paid"], termsOf(ticket));
  cancel = (ticket: TicketTerms) => this.#ask("quote_cancel", ["shares", "worth"], termsOf(ticket));

  /** Zeros for a part that there is not. */
  redeem = (shares: bigint) =>
    this.#ask(
      "quote_redeem",
      ["gross", "fee", "out", "ticketGross", "ticketFee", "owed"],
      [shares],
    );

  /** What an update would book by now. */
  nextUpdate = (reserve: bigint, supply: bigint) =>
    this.#ask(
      "next_update",
      ["gain", "loss", "value", "shares", "unvested", "slots"],
      [reserve, supply],
    );

  /** Lamports that a validator's weight calls for. */
  target = (weight: bigint, sumWeights: bigint) =>
    this.#ask("target", ["lamports"], [weight, sumWeights]);

  #ask<K extends string>(
    name: string,
    names: readonly K[],
    args: readonly bigint[] = [],
  ): Answer<Readonly<Record<K, bigint>>> {
    return this.#arithmetic.words(name, names, this.#input, args);
  }
}

/** What `redeem_stake` may split off a validator at most. */
export interface StakeSource {
  readonly weight: bigint;
  readonly sumWeights: bigint;
  /** Lamports tracked at the validator and on the whole list. */
  readonly tracked: bigint;
  readonly total: bigint;
  /** Of the main account: what it delegates, and the rent that it keeps. */
  readonly stake: bigint;
  readonly rent: bigint;
  /** What the stake program demands of a delegation. */
  readonly minimum: bigint;
}

export function givable(arithmetic: Arithmetic, source: StakeSource): bigint {
  const { weight, sumWeights, tracked, total, stake, rent, minimum } = source;
  const args = [weight, sumWeights, tracked, total, stake, rent, minimum];
  const answer = arithmetic.words("givable", ["lamports"], [], args);
  return answer.ok ? answer.value.lamports : 0n;
}
