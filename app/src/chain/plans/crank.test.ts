import {
  appendTransactionMessageInstructions,
  blockhash,
  compileTransaction,
  createTransactionMessage,
  getAddressDecoder,
  getTransactionEncoder,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import type { Instruction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { describe, expect, it } from "vitest";

import type { PoolState } from "../pool.ts";
import { NO_ADDRESS } from "../validators.ts";
import type { ValidatorList } from "../validators.ts";

import { crank } from "./crank.ts";

const MOST_BYTES = 1_232;

let made = 0;
const someAddress = () => {
  made += 1;
  const bytes = new Uint8Array(32).fill(7);
  new DataView(bytes.buffer).setUint32(0, made);
  return getAddressDecoder().decode(bytes);
};
const WALLET = someAddress();

/** As far as the plan looks at them. */
const pool = {
  address: someAddress(),
  pool: { validators: someAddress(), reserve: someAddress(), mint: someAddress() },
} as unknown as PoolState;

function listOf(validators: number, stakes: number): ValidatorList {
  const entry = () => ({
    seenEpoch: 4n,
    stake: stakes > 0 ? someAddress() : NO_ADDRESS,
    transient: stakes > 1 ? someAddress() : NO_ADDRESS,
  });
  return {
    validators: Array.from({ length: validators }, (_, index) => ({ index, entry: entry() })),
  } as unknown as ValidatorList;
}

function sizeOf(instructions: readonly Instruction[]): number {
  const lifetime = { blockhash: blockhash(someAddress()), lastValidBlockHeight: 1n };
  const budget = [
    getSetComputeUnitLimitInstruction({ units: 1_400_000 }),
    getSetComputeUnitPriceInstruction({ microLamports: 1_000_000n }),
  ];
  const message = appendTransactionMessageInstructions(
    [...budget, ...instructions],
    setTransactionMessageLifetimeUsingBlockhash(
      lifetime,
      setTransactionMessageFeePayer(WALLET, createTransactionMessage({ version: 0 })),
    ),
  );
  return getTransactionEncoder().encode(compileTransaction(message)).length;
}

describe("the pool's update", () => {
  it.each([0, 1, 2])("fits transactions, with %i stake accounts a validator", async (stakes) => {
    for (let validators = 0; validators <= 150; validators += 1) {
      const { transactions } = await crank(pool, listOf(validators, stakes), 5n);
      const sizes = transactions.map(sizeOf);
      expect(Math.max(...sizes), `${validators.toString()} validators`).toBeLessThanOrEqual(
        MOST_BYTES,
      );
    }
  });

  it("is one transaction where a few validators are looked at", async () => {
    const { transactions } = await crank(pool, listOf(10, 1), 5n);
    expect(transactions).toHaveLength(1);
  });
});
