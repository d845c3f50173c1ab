/** The sysvars that prices and plans depend on. */
import { address } from "@solana/kit";

import type { Schedule } from "../math/situation.ts";
import { Fields } from "./bytes.ts";

export const CLOCK = address("SysvarC1ock11111111111111111111111111111111");
export const SCHEDULE = address("SysvarEpochSchedu1e111111111111111111111111");
export const RENT = address("SysvarRent111111111111111111111111111111111");
export const REWARDS = address("SysvarEpochRewards1111111111111111111111111");

export interface Clock {
  readonly slot: bigint;
  readonly epoch: bigint;
  /** Seconds. */
  readonly unixTime: bigint;
}

export function decodeClock(data: Uint8Array): Clock {
  const fields = new Fields(data);
  return { slot: fields.u64(0), epoch: fields.u64(16), unixTime: fields.i64(32) };
}

/** Behind the slots of an epoch stand a word and a byte that concern leaders. */
export function decodeSchedule(data: Uint8Array): Schedule {
  const fields = new Fields(data);
  return {
    slotsPerEpoch: fields.u64(0),
    firstNormalEpoch: fields.u64(17),
    firstNormalSlot: fields.u64(25),
  };
}

/** Bytes that every account pays for besides its data. */
const OVERHEAD = 128n;

/** Lamports that an account of `size` bytes must hold, computed as the runtime does. */
export function decodeRent(data: Uint8Array): (size: bigint) => bigint {
  const fields = new Fields(data);
  const [perByteYear, years] = [fields.u64(0), fields.f64(8)];
  return (size) => BigInt(Math.trunc(Number((OVERHEAD + size) * perByteYear) * years));
}

/** Whether the runtime is paying rewards, while the stake program refuses everything. */
export function areRewardsActive(data: Uint8Array | undefined): boolean {
  const ACTIVE = 80;
  return data !== undefined && data.length > ACTIVE && data[ACTIVE] !== 0;
}
