/** The pool's update, which anybody may send: a look at each validator, then the pool itself. */
import { AccountRole } from "@solana/kit";
import type { Address, Instruction } from "@solana/kit";

import {
  getUpdatePoolInstructionAsync,
  getUpdateValidatorsInstruction,
} from "../generated/tidepool/index.ts";
import type { ValidatorEntry } from "../generated/tidepool/index.ts";
import type { PoolState } from "../pool.ts";
import { NO_ADDRESS } from "../validators.ts";
import type { ListedValidator, ValidatorList } from "../validators.ts";
import { nothing } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { fit } from "./room.ts";

type Seat = Pick<ListedValidator, "index" | "entry">;

export async function crank(
  state: PoolState,
  list: Pick<ValidatorList, "validators">,
  epoch: bigint,
): Promise<Plan> {
  const { validators, reserve, mint } = state.pool;
  const unseen = list.validators.filter(({ entry }) => entry.seenEpoch < epoch);
  const looks = batches(state, unseen).map((batch) => lookAt(state, batch));
  const pool = state.address;
  const update = await getUpdatePoolInstructionAsync({ pool, validators, reserve, mint });
  const last = looks.at(-1);
  // One signature is better than two where both fit.
  const transactions =
    looks.length === 1 && last !== undefined && fit([last, update])
      ? [[last, update]]
      : [...looks.map((look) => [look]), [update]];
  return { transactions, read: nothing };
}

function lookAt({ address, pool }: PoolState, batch: readonly Seat[]): Instruction {
  const look = getUpdateValidatorsInstruction({
    ...{ pool: address, validators: pool.validators, reserve: pool.reserve },
    looks: batch.map(({ index, entry }) => ({ index, accounts: stakesOf(entry).length })),
  });
  const stakes = batch.flatMap(({ entry }) => stakesOf(entry));
  const more = stakes.map((stake) => ({ address: stake, role: AccountRole.WRITABLE }));
  return { ...look, accounts: [...look.accounts, ...more] };
}

const stakesOf = ({ stake, transient }: ValidatorEntry): readonly Address[] =>
  [stake, transient].filter((one) => one !== NO_ADDRESS);

/** As many validators as a transaction has room for, with stake or without. */
function batches(state: PoolState, all: readonly Seat[]): readonly (readonly Seat[])[] {
  const full: (readonly Seat[])[] = [];
  let current: readonly Seat[] = [];
  for (const one of all) {
    const more = [...current, one];
    if (current.length > 0 && !fit([lookAt(state, more)])) {
      full.push(current);
      current = [one];
    } else {
      current = more;
    }
  }
  return current.length === 0 ? full : [...full, current];
}
