/** The validators as pages show them. */
import { stateOf } from "../../chain/stake_account.ts";
import type { StakeAccount } from "../../chain/stake_account.ts";
import { NO_ADDRESS } from "../../chain/validators.ts";
import type { ListedValidator, ValidatorList } from "../../chain/validators.ts";
import { givable } from "../../math/pool.ts";
import type { StakeState, ValidatorView, ValidatorsView } from "../types.ts";
import { mathOf, must } from "./pool.ts";
import type { Seen } from "./pool.ts";

export function validatorsView(seen: Seen, list: ValidatorList): ValidatorsView {
  const { header, capacity, validators } = list;
  return {
    list: validators.map((one) => validatorView(seen, list, one)),
    capacity,
    totalTracked: header.totalTracked,
    maxCommission: BigInt(seen.state.pool.policy.maxCommission),
    seen: header.seenEpoch === seen.moment.epoch ? header.seen : 0n,
  };
}

function validatorView(seen: Seen, list: ValidatorList, one: ListedValidator): ValidatorView {
  const { entry, main, transient, vote } = one;
  const { epoch } = seen.moment;
  const weight = BigInt(one.usableWeight);
  const inState = (wanted: StakeState) =>
    [main, transient].reduce((sum, stake) => sum + stakeIn(stake, wanted, epoch), 0n);
  const address = (recorded: string) => (recorded === NO_ADDRESS ? null : recorded);
  return {
    index: one.index,
    vote: entry.vote,
    stakeAccount: address(entry.stake),
    transientAccount: address(entry.transient),
    tracked: entry.tracked,
    cooling: entry.cooling,
    active: inState("active"),
    activating: inState("activating"),
    deactivating: inState("deactivating"),
    weight: entry.weight,
    target: must(mathOf(seen).target(weight, list.header.sumWeights)).lamports,
    commissionPercent: vote?.commissionPercent ?? null,
    lastVoteSlot: vote?.lastVote ?? null,
    flagged: one.isFlagged,
    leaving: one.isLeaving,
    addedEpoch: entry.addedEpoch,
    seenEpoch: entry.seenEpoch,
    givable: givableOf(seen, list, one),
  };
}

function stakeIn(stake: StakeAccount | null, wanted: StakeState, epoch: bigint): bigint {
  if (stake?.delegation == null) return 0n;
  return stateOf(stake, epoch) === wanted ? stake.delegation.stake : 0n;
}

/** Only a validator that was looked at in this epoch and whose main account is active can give. */
export function givableOf(seen: Seen, list: ValidatorList, one: ListedValidator): bigint {
  const { entry, main } = one;
  const { epoch } = seen.moment;
  if (main?.delegation == null || entry.seenEpoch !== epoch) return 0n;
  if (stateOf(main, epoch) !== "active") return 0n;
  return givable(seen.arithmetic, {
    weight: BigInt(one.usableWeight),
    sumWeights: list.header.sumWeights,
    tracked: entry.tracked,
    total: list.header.totalTracked,
    stake: main.delegation.stake,
    rent: main.rent,
    minimum: seen.state.minimumDelegation,
  });
}
