/** What the pool would answer now. */
import { explainOurs } from "../../chain/errors/explain.ts";
import type { Holder, OwnedTicket } from "../../chain/holder.ts";
import { STAKE_SIZE } from "../../chain/stake_account.ts";
import type { ListedValidator, ValidatorList } from "../../chain/validators.ts";
import type { Answer } from "../../math/arithmetic.ts";
import type {
  DepositQuote,
  ExitQuote,
  HumanError,
  Quoted,
  Quotes,
  SplitQuote,
  StakeExitQuote,
  TicketQuote,
} from "../types.ts";
import { epochView, mathOf } from "./pool.ts";
import type { Seen } from "./pool.ts";
import { givableOf } from "./validators.ts";

const TICKET_SIZE = 144n;
const TOKEN_ACCOUNT_SIZE = 165n;
/** Numbers of the program's errors. */
const VALIDATORS_NOT_UPDATED = 6_030;
const REWARDS_ACTIVE = 6_031;
const BELOW_MINIMUM = 6_042;
const SOURCE_NOT_ALLOWED = 6_043;
/** Between quote and landing the tide rises and others come and go: a thousandth of room. */
const least = (amount: bigint) => (amount * 999n) / 1_000n;

/** What quotes rest on besides the pool; what has not been read is not there. */
export interface QuoteSources {
  readonly seen: Seen;
  readonly list: ValidatorList | undefined;
  readonly holder: Holder | undefined;
  readonly tickets: readonly OwnedTicket[] | undefined;
}

type Parts = Readonly<Record<"gross" | "fee" | "out", bigint>>;

export function quotesOf(sources: QuoteSources): Quotes {
  const { seen, holder, tickets } = sources;
  const math = mathOf(seen);
  const { slot } = seen.moment;
  function quoted<T, Q>(answer: Answer<T>, read: (value: T) => Q): Quoted<Q> {
    if (!answer.ok) return { ok: false, error: explainOurs(answer.code) };
    return { ok: true, quote: read(answer.value), slot };
  }
  const deposit = (lamports: bigint): Quoted<DepositQuote> =>
    quoted(math.deposit(lamports), ({ shares, fee }) => ({
      shares,
      fee,
      minimumShares: least(shares),
      rent: holder?.hasTokenAccount === true ? 0n : seen.state.rent(TOKEN_ACCOUNT_SIZE),
    }));
  return {
    slot,
    deposit,
    depositStake: (address) => {
      const stake = holder?.stakes.find((one) => one.address === address);
      return stake === undefined ? GONE : deposit(stake.lamports);
    },
    redeemSol: (shares) => quoted(math.redeemSol(shares), exitOf),
    orderTicket: (shares) => quoted(math.orderTicket(shares), (parts) => ticketOf(seen, parts)),
    redeem: (shares) =>
      quoted(math.redeem(shares), ({ ticketGross, ticketFee, owed, ...instant }) =>
        splitOf(seen, instant, { gross: ticketGross, fee: ticketFee, out: owed }),
      ),
    redeemStake: (shares, index) => stakeExit(sources, shares, index),
    cancelTicket: (address) => {
      const found = tickets?.find((one) => one.address === address);
      if (found === undefined) return GONE;
      return quoted(math.cancel(found.ticket), ({ shares, worth }) => ({
        shares,
        worth,
        minimumShares: least(shares),
      }));
    },
  };
}

const exitOf = ({ gross, fee, out }: Parts): ExitQuote => ({
  gross,
  fee,
  out,
  minimumLamports: least(out),
});

function ticketOf(seen: Seen, parts: Parts): TicketQuote {
  const { epoch, endsAt } = epochView(seen);
  const rent = seen.state.rent(TICKET_SIZE);
  return { ...exitOf(parts), claimableEpoch: epoch + 1n, claimableAt: endsAt, rent };
}

function splitOf(seen: Seen, instant: Parts, later: Parts): SplitQuote {
  const out = instant.out + later.out;
  return {
    instant: instant.out > 0n ? exitOf(instant) : null,
    ticket: later.out > 0n ? ticketOf(seen, later) : null,
    gross: instant.gross + later.gross,
    fee: instant.fee + later.fee,
    out,
    minimumLamports: least(out),
  };
}

function stakeExit(
  { seen, list }: QuoteSources,
  shares: bigint,
  index: number | undefined,
): Quoted<StakeExitQuote> {
  const refused = (error: HumanError) => ({ ok: false, error }) as const;
  if (list === undefined) return refused(LISTING);
  if (seen.state.areRewardsActive) return refused(explainOurs(REWARDS_ACTIVE));
  const answer = mathOf(seen).redeemStake(shares);
  if (!answer.ok) return refused(explainOurs(answer.code));
  if (answer.value.out < seen.state.minimumDelegation) return refused(explainOurs(BELOW_MINIMUM));
  const isSeen = list.validators.some(({ entry }) => entry.seenEpoch === seen.moment.epoch);
  if (!isSeen) return refused(explainOurs(VALIDATORS_NOT_UPDATED));
  const source = sourceOf(seen, list, index);
  if (source === undefined || source.most < answer.value.out) {
    return refused(explainOurs(SOURCE_NOT_ALLOWED));
  }
  const { index: validatorIndex, entry } = source.validator;
  const rent = seen.state.rent(STAKE_SIZE);
  const quote = { ...exitOf(answer.value), validatorIndex, vote: entry.vote, rent };
  return { ok: true, quote, slot: seen.moment.slot };
}

/** The validator that is asked for, or the one that can give most. */
function sourceOf(seen: Seen, list: ValidatorList, index: number | undefined) {
  const wanted = list.validators.filter((one) => index === undefined || one.index === index);
  let best: { readonly validator: ListedValidator; readonly most: bigint } | undefined;
  for (const validator of wanted) {
    const most = givableOf(seen, list, validator);
    if (best === undefined || most > best.most) best = { validator, most };
  }
  return best;
}

const LISTING: HumanError = {
  kind: "network",
  title: "The list of validators is being read",
  advice: "One moment.",
};

const GONE = {
  ok: false,
  error: {
    kind: "input",
    title: "This is not in your wallet any more",
    advice: "It was used or given away meanwhile. Choose another.",
  },
} as const;
