/** The pool's ring of rate records. */
import type { Pool } from "./generated/tidepool/index.ts";

const UNIT = 1_000_000_000n;

export interface StoredRecord {
  readonly epoch: bigint;
  readonly slot: bigint;
  readonly value: bigint;
  readonly shares: bigint;
  /** Lamports for one tideSOL, rounded down. */
  readonly rate: bigint;
}

/** Oldest first. */
export function recordsOf({ history }: Pick<Pool, "history">): readonly StoredRecord[] {
  const { recorded, records } = history;
  const length = BigInt(records.length);
  const count = recorded < length ? recorded : length;
  const found: StoredRecord[] = [];
  for (let number = recorded - count; number < recorded; number += 1n) {
    const record = records[Number(number % length)];
    if (record !== undefined && record.shares > 0n) {
      found.push({ ...record, rate: (record.value * UNIT) / record.shares });
    }
  }
  return found;
}
