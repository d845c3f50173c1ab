/** The pool's list of validators, with their stake and vote accounts. */
import { address as toAddress } from "@solana/kit";
import type { Address } from "@solana/kit";

import { readAccounts } from "./accounts.ts";
import { Told } from "./errors/explain.ts";
import {
  findValidatorsPda,
  getValidatorEntryDecoder,
  getValidatorListHeaderDecoder,
} from "./generated/tidepool/index.ts";
import type { ValidatorEntry, ValidatorListHeader } from "./generated/tidepool/index.ts";
import type { MinimumDelegation } from "./minimum_delegation.ts";
import type { Node } from "./node.ts";
import { decodeStake } from "./stake_account.ts";
import type { StakeAccount } from "./stake_account.ts";
import { decodeVote } from "./vote_account.ts";
import type { VoteAccount } from "./vote_account.ts";

/** Behind the header: how many slots are in use, and four bytes more. */
const HEADER = 168;
const USED_SLOTS = HEADER + 8;
const SLOT = 144;
const FLAGGED = 1;
const LEAVING = 2;

/** How the program writes that there is no account. */
export const NO_ADDRESS = toAddress("11111111111111111111111111111111");

export interface ListedValidator {
  readonly index: number;
  readonly entry: ValidatorEntry;
  readonly isFlagged: boolean;
  readonly isLeaving: boolean;
  /** The weight that counts: none while flagged or leaving. */
  readonly usableWeight: number;
  readonly main: StakeAccount | null;
  readonly transient: StakeAccount | null;
  readonly vote: VoteAccount | null;
}

export interface ValidatorList {
  readonly slot: bigint;
  readonly header: ValidatorListHeader;
  readonly capacity: number;
  readonly validators: readonly ListedValidator[];
  /** Lamports that the stake program demands of a delegation. */
  readonly minimumDelegation: bigint;
  /** The account's bytes. */
  readonly bytes: Uint8Array;
}

/** Index and entry of every slot that is not vacant. */
export function decodeList(data: Uint8Array) {
  const used = new DataView(data.buffer, data.byteOffset).getUint32(HEADER, true);
  const decoder = getValidatorEntryDecoder();
  const entries: { index: number; entry: ValidatorEntry }[] = [];
  for (let index = 0; index < used; index += 1) {
    const entry = decoder.decode(data, USED_SLOTS + index * SLOT);
    if (entry.vote !== NO_ADDRESS) entries.push({ index, entry });
  }
  const capacity = Math.floor((data.length - USED_SLOTS) / SLOT);
  return { header: getValidatorListHeaderDecoder().decode(data), entries, capacity };
}

export async function readValidators(
  node: Node,
  pool: Address,
  minimum: MinimumDelegation,
): Promise<ValidatorList> {
  const [list] = await findValidatorsPda({ pool });
  const [found, minimumDelegation] = await Promise.all([
    readAccounts(node.rpc, [list]),
    minimum.now(),
  ]);
  const account = found.all.get(list);
  if (account === undefined) {
    throw new Told({
      kind: "network",
      title: "The pool's list of validators cannot be found",
      advice: "The pool is being made, or the node is behind. The page looks again by itself.",
    });
  }
  const { header, entries, capacity } = decodeList(account.data);
  const wanted = entries.flatMap(({ entry }) => [entry.vote, entry.stake, entry.transient]);
  const { slot, all } = await readAccounts(
    node.rpc,
    wanted.filter((one) => one !== NO_ADDRESS),
  );
  const stake = (at: Address) => {
    const found = all.get(at);
    return found === undefined ? null : decodeStake(found);
  };
  const validators = entries.map(({ index, entry }) => {
    const [isFlagged, isLeaving] = [(entry.flags & FLAGGED) !== 0, (entry.flags & LEAVING) !== 0];
    return {
      index,
      entry,
      isFlagged,
      isLeaving,
      usableWeight: isFlagged || isLeaving ? 0 : entry.weight,
      main: stake(entry.stake),
      transient: stake(entry.transient),
      vote: decodeVote(all.get(entry.vote)),
    };
  });
  return { slot, header, capacity, validators, minimumDelegation, bytes: account.data };
}
