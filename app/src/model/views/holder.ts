/** What a wallet has, and what of it can be deposited. */
import { explainOurs } from "../../chain/errors/explain.ts";
import type { Holder } from "../../chain/holder.ts";
import { isLocked, stateOf } from "../../chain/stake_account.ts";
import type { StakeAccount } from "../../chain/stake_account.ts";
import type { ValidatorList } from "../../chain/validators.ts";
import type { Depositable, HolderView, HumanError, StakeAccountView } from "../types.ts";
import { mathOf, must } from "./pool.ts";
import type { Seen } from "./pool.ts";

/** Kept back for the fees of some transactions. */
const FEES = 100_000n;
const TOKEN_ACCOUNT_SIZE = 165n;
/** Numbers of the program's errors. */
const REWARDS_ACTIVE = 6_031;
const LOCKUP = 6_036;
const NOT_SETTLED = 6_037;
const FLAGGED = 6_039;
const LEAVING = 6_040;
const NOT_READY = 6_041;

export function holderView(
  seen: Seen,
  holder: Holder,
  list: ValidatorList | undefined,
): HolderView {
  const { rent } = seen.state;
  const kept = rent(0n) + FEES + (holder.hasTokenAccount ? 0n : rent(TOKEN_ACCOUNT_SIZE));
  const { rate, value, shares } = must(mathOf(seen).rate());
  return {
    address: holder.owner,
    lamports: holder.lamports,
    spendable: holder.lamports > kept ? holder.lamports - kept : 0n,
    shares: holder.shares,
    worth: rate === 0n ? 0n : (holder.shares * value) / shares,
    tokenAccount: holder.hasTokenAccount ? holder.tokenAccount : null,
    stakeAccounts: holder.stakes.map((stake) => stakeView(seen, stake, list)),
  };
}

function stakeView(
  seen: Seen,
  stake: StakeAccount,
  list: ValidatorList | undefined,
): StakeAccountView {
  const { delegation } = stake;
  return {
    address: stake.address,
    lamports: stake.lamports,
    delegated: delegation?.stake ?? 0n,
    vote: delegation?.vote ?? null,
    state: stateOf(stake, seen.moment.epoch),
    depositable: depositableOf(seen, stake, list),
  };
}

function depositableOf(
  seen: Seen,
  stake: StakeAccount,
  list: ValidatorList | undefined,
): Depositable {
  const { epoch } = seen.moment;
  const no = (error: HumanError): Depositable => ({ kind: "no", error });
  if (seen.state.areRewardsActive) return no(explainOurs(REWARDS_ACTIVE));
  if (isLocked(stake, epoch, seen.state.clock.unixTime)) return no(explainOurs(LOCKUP));
  const state = stateOf(stake, epoch);
  if (state === "inactive") return { kind: "as-sol" };
  if (state !== "active") return no(explainOurs(NOT_SETTLED));
  const validator = list?.validators.find(({ entry }) => entry.vote === stake.delegation?.vote);
  if (validator === undefined) return no(UNLISTED);
  if (validator.isLeaving) return no(explainOurs(LEAVING));
  if (validator.isFlagged) return no(explainOurs(FLAGGED));
  if (validator.main !== null && stateOf(validator.main, epoch) !== "active") {
    return no(explainOurs(NOT_READY));
  }
  return { kind: "as-stake", validatorIndex: validator.index };
}

const UNLISTED: HumanError = {
  kind: "refused",
  title: "This validator is not on the pool's list",
  advice: "Deactivate the stake; when it is inactive, after the epoch, it can be deposited as SOL.",
};
