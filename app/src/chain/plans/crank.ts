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
import type { ValidatorList } from "../validators.ts";
import { nothing } from "./plan.ts";
import type { Plan } from "./plan.ts";

/**
 * Bytes that looks may take in a transaction of at most 1,232: what the signature, the wallet, the
 * fixed accounts, the compute limit and price and the update itself leave.
 */
const ROOM = 700;
/** A place on the list and a count; an address and its place in the transaction. */
const BYTES_OF_LOOK = 5;
const BYTES_OF_STAKE = 33;

export async function crank(state: PoolState, list: ValidatorList, epoch: bigint): Promise<Plan> {
  const { pool, address } = state;
  const unseen = list.validators.filter(({ entry }) => entry.seenEpoch < epoch);
  const looks = batches(unseen).map((batch): readonly Instruction[] => {
    const look = getUpdateValidatorsInstruction({
      ...{ pool: address, validators: pool.validators, reserve: pool.reserve },
      looks: batch.map(({ index, entry }) => ({ index, accounts: stakesOf(entry).length })),
    });
    const stakes = batch.flatMap(({ entry }) => stakesOf(entry));
    const more = stakes.map((stake) => ({ address: stake, role: AccountRole.WRITABLE }));
    return [{ ...look, accounts: [...look.accounts, ...more] }];
  });
  const { validators, reserve, mint } = pool;
  const update = await getUpdatePoolInstructionAsync({ pool: address, validators, reserve, mint });
  const last = looks.at(-1);
  // One signature is better than two where both fit.
  const transactions =
    looks.length === 1 && last !== undefined ? [[...last, update]] : [...looks, [update]];
  return { transactions, read: nothing };
}

const stakesOf = ({ stake, transient }: ValidatorEntry): readonly Address[] =>
  [stake, transient].filter((one) => one !== NO_ADDRESS);

function batches<T extends { readonly entry: ValidatorEntry }>(all: readonly T[]): T[][] {
  const found: T[][] = [];
  let room = 0;
  for (const one of all) {
    const needed = BYTES_OF_LOOK + BYTES_OF_STAKE * stakesOf(one.entry).length;
    const last = found.at(-1);
    if (last === undefined || needed > room) {
      found.push([one]);
      room = ROOM - needed;
    } else {
      last.push(one);
      room -= needed;
    }
  }
  return found;
}
