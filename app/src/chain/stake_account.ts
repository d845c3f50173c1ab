/** Stake accounts, as far as deposits and exits depend on them. */
import { address } from "@solana/kit";
import type { Address } from "@solana/kit";

import type { StakeState } from "../model/types.ts";
import type { RawAccount } from "./accounts.ts";
import { Fields } from "./bytes.ts";

export const STAKE_PROGRAM = address("Stake11111111111111111111111111111111111111");
/** Bytes of every stake account. */
export const STAKE_SIZE = 200n;
/** Where the key stands that may withdraw. */
export const WITHDRAWER_OFFSET = 44n;

const INITIALIZED = 1;
const DELEGATED = 2;
const NEVER = (1n << 64n) - 1n;

export interface StakeAccount {
  readonly address: Address;
  readonly lamports: bigint;
  /** Rent that its `Meta` names. */
  readonly rent: bigint;
  readonly withdrawer: Address;
  readonly lockup: { readonly unixTime: bigint; readonly epoch: bigint };
  readonly delegation: {
    readonly vote: Address;
    readonly stake: bigint;
    readonly activation: bigint;
    readonly deactivation: bigint;
  } | null;
}

/** `null` for what is no stake account that anybody may deposit. */
export function decodeStake(account: RawAccount): StakeAccount | null {
  if (account.owner !== STAKE_PROGRAM || account.data.length < Number(STAKE_SIZE)) return null;
  const fields = new Fields(account.data);
  const kind = fields.u32(0);
  if (kind !== INITIALIZED && kind !== DELEGATED) return null;
  return {
    address: account.address,
    lamports: account.lamports,
    rent: fields.u64(4),
    withdrawer: fields.address(44),
    lockup: { unixTime: fields.i64(76), epoch: fields.u64(84) },
    delegation:
      kind === INITIALIZED
        ? null
        : {
            vote: fields.address(124),
            stake: fields.u64(156),
            activation: fields.u64(164),
            deactivation: fields.u64(172),
          },
  };
}

/**
 * Where its delegation stands in `epoch`. On a cluster where so much stake moves that an epoch is
 * not enough for all of it some is later than this says; the program refuses it then.
 */
export function stateOf({ delegation }: StakeAccount, epoch: bigint): StakeState {
  if (delegation === null) return "inactive";
  const { activation, deactivation } = delegation;
  if (activation === deactivation || deactivation < epoch) return "inactive";
  if (activation >= epoch) return "activating";
  return deactivation === NEVER ? "active" : "deactivating";
}

export const isLocked = ({ lockup }: StakeAccount, epoch: bigint, unixTime: bigint): boolean =>
  lockup.epoch > epoch || lockup.unixTime > unixTime;
