/** Commission and newest vote of a vote account, in the states v1.14, v3 and v4. */
import { address } from "@solana/kit";

import type { RawAccount } from "./accounts.ts";
import { Fields } from "./bytes.ts";

const VOTE_PROGRAM = address("Vote111111111111111111111111111111111111111");
const NOBODY = address("11111111111111111111111111111111");
/** The node's address follows the tag. */
const NODE = 4;
/** Of the states 1 and 2: behind two addresses a commission in percent, and the votes. */
const PERCENT = 68;
/** Of state 3: behind four addresses a commission in basis points; then another one, pending
 * rewards, an optional key, and the votes. */
const BASIS_POINTS = 132;
const KEY = 144;
const KEY_SIZE = 48;
/** A vote is a slot and its confirmations; from state 2 on its latency stands before them. */
const VOTE_SIZE = 12;

export interface VoteAccount {
  readonly commissionPercent: number;
  /** `null` before the first. */
  readonly lastVote: bigint | null;
}

/** `null` where the account is gone, empty or of an unknown state. */
export function decodeVote(account: RawAccount | undefined): VoteAccount | null {
  if (account?.owner !== VOTE_PROGRAM) return null;
  try {
    const fields = new Fields(account.data);
    if (fields.address(NODE) === NOBODY) return null;
    switch (fields.u32(0)) {
      case 1:
        return { commissionPercent: fields.u8(PERCENT), lastVote: newest(fields, PERCENT + 1, 0) };
      case 2:
        return { commissionPercent: fields.u8(PERCENT), lastVote: newest(fields, PERCENT + 1, 1) };
      case 3: {
        const votes = KEY + 1 + (fields.u8(KEY) === 1 ? KEY_SIZE : 0);
        return {
          commissionPercent: fields.u16(BASIS_POINTS) / 100,
          lastVote: newest(fields, votes, 1),
        };
      }
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The last of a list of votes, each with `latency` bytes in front of its slot. */
function newest(fields: Fields, offset: number, latency: number): bigint | null {
  const count = Number(fields.u64(offset));
  if (count === 0) return null;
  return fields.u64(offset + 8 + (count - 1) * (VOTE_SIZE + latency) + latency);
}
