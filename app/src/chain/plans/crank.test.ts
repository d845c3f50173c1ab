import {
  appendTransactionMessageInstructions,
  compileTransaction,
  createTransactionMessage,
  getAddressDecoder,
  getTransactionSize,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import type { Address, Blockhash, Instruction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { describe, expect, it } from "vitest";

import {
  UPDATE_POOL_DISCRIMINATOR,
  getUpdateValidatorsInstructionDataDecoder,
} from "../generated/tidepool/index.ts";
import type { PoolState } from "../pool.ts";
import { NO_ADDRESS } from "../validators.ts";
import type { ListedValidator } from "../validators.ts";
import { crank } from "./crank.ts";

/** The most bytes that the network takes. */
const MOST = 1_232;
const EPOCH = 5n;

const addressOf = (number: number): Address => {
  const bytes = new Uint8Array(32).fill(7);
  new DataView(bytes.buffer).setUint32(0, number);
  return getAddressDecoder().decode(bytes);
};
const WALLET = addressOf(1);

const state = {
  address: addressOf(2),
  pool: { validators: addressOf(3), reserve: addressOf(4), mint: addressOf(5) },
} as PoolState;

/** Validators with so many stake accounts each. */
const listOf = (stakes: readonly number[], seenEpoch = 4n) => ({
  validators: stakes.map((count, index) => {
    const stake = count > 0 ? addressOf(1_000 + index) : NO_ADDRESS;
    const transient = count > 1 ? addressOf(2_000 + index) : NO_ADDRESS;
    return { index, entry: { seenEpoch, stake, transient } } as ListedValidator;
  }),
});

/** As it is sent, with a price for the work. */
function sizeOf(instructions: readonly Instruction[]): number {
  const lifetime = { blockhash: WALLET as string as Blockhash, lastValidBlockHeight: 1n };
  const budget = [
    getSetComputeUnitLimitInstruction({ units: 1_400_000 }),
    getSetComputeUnitPriceInstruction({ microLamports: 1_000_000n }),
  ];
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayer(WALLET, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    (alive) => appendTransactionMessageInstructions([...budget, ...instructions], alive),
  );
  return getTransactionSize(compileTransaction(message));
}

const isUpdate = ({ data }: Instruction) =>
  UPDATE_POOL_DISCRIMINATOR.every((byte, index) => data?.[index] === byte);

describe("the pool's update", () => {
  const counts = (length: number, stakes: number) => Array.from({ length }, () => stakes);

  it.each<[string, readonly number[]]>([
    ...Array.from({ length: 45 }, (_, n): [string, number[]] => [`${n} of one`, counts(n, 1)]),
    ["20 of one and 40 of none", [...counts(20, 1), ...counts(40, 0)]],
    ["40 of none and 20 of one", [...counts(40, 0), ...counts(20, 1)]],
    ["300 of none", counts(300, 0)],
    ["31 of two", counts(31, 2)],
  ])("fits and looks at each validator once: %s", async (_, stakes) => {
    const { transactions } = await crank(state, listOf(stakes), EPOCH);
    for (const one of transactions) expect(sizeOf(one)).toBeLessThanOrEqual(MOST);
    const all = transactions.flat();
    expect(all.filter(isUpdate)).toEqual([all.at(-1)]);
    const looks = all.slice(0, -1).flatMap(({ data }) => {
      if (data === undefined) throw new Error("an instruction without data");
      return getUpdateValidatorsInstructionDataDecoder().decode(data).looks;
    });
    expect(looks.map(({ index }) => index)).toEqual(stakes.map((_one, index) => index));
    expect(looks.map(({ accounts }) => accounts)).toEqual(stakes);
  });

  it("takes one signature where both fit, and no more than are needed where not", async () => {
    const signatures = async (stakes: number[]) =>
      (await crank(state, listOf(stakes), EPOCH)).transactions.length;
    expect(await signatures(counts(18, 1))).toBe(1);
    expect(await signatures(counts(20, 1))).toBe(2);
  });

  it("does not look again at whom it has seen in this epoch", async () => {
    const { transactions } = await crank(state, listOf([1, 2], EPOCH), EPOCH);
    expect(transactions.flat().map(isUpdate)).toEqual([true]);
  });
});
