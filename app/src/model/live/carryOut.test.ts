// @vitest-environment node
import { address } from "@solana/kit";
import type { TransactionModifyingSigner } from "@solana/kit";
import { beforeEach, afterEach, expect, it, vi } from "vitest";

import { minted, one } from "../../chain/plans/plan.ts";
import {
  GIVEN,
  OTHER,
  OWNER,
  SIGNATURE,
  SIGNED,
  at,
  height,
  landedTransaction,
  scripted,
  signedFor,
  statuses,
} from "../../chain/transaction/testing.ts";
import { explain } from "../../chain/errors/explain.ts";
import { carryOut } from "./carryOut.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const created = address("SysvarRent111111111111111111111111111111111");
const plan = { transactions: one(), created, read: minted };

const composing = {
  getLatestBlockhash: () => ({ context: { slot: 1 }, value: GIVEN }),
  getRecentPrioritizationFees: () => [],
  simulateTransaction: () => ({
    context: { slot: 1 },
    value: { err: null, logs: [], unitsConsumed: 9 },
  }),
};
const landing = {
  sendTransaction: () => SIGNATURE,
  getSignatureStatuses: () => at("confirmed"),
  getEpochInfo: () => height(100),
};

async function outcome(script: Parameters<typeof scripted>[0], signed = SIGNED) {
  const signer = {
    address: OWNER,
    modifyAndSignTransactions: () => Promise.resolve([signed]),
  } as unknown as TransactionModifyingSigner;
  const { rpc } = scripted({ ...composing, ...script });
  const tell = vi.fn();
  const run = carryOut(plan, { rpc, owner: OWNER, signer, tell }).catch((error: unknown) =>
    explain(error),
  );
  await vi.advanceTimersByTimeAsync(200_000);
  return run;
}

it("tells what the program answered", async () => {
  const result = await outcome({ ...landing, getTransaction: () => landedTransaction });
  expect(result).toEqual({
    signature: SIGNATURE,
    slot: 10n,
    networkFee: 5_000n,
    created,
    shares: 1n,
  });
});

it("is done, and no failure, when the node dies after it has landed", async () => {
  // Nothing answers `getTransaction`.
  expect(await outcome(landing)).toEqual({ signature: SIGNATURE, created });
});

it("is done when the node never shows what landed", async () => {
  const result = await outcome({ ...landing, getTransaction: () => null });
  expect(result).toEqual({ signature: SIGNATURE, created });
});

it("does not take the given time for that of another blockhash", async () => {
  const script = {
    ...landing,
    getSignatureStatuses: (call: number) => (call < 50 ? statuses(null) : at("confirmed")),
    getEpochInfo: () => height(151),
  };
  expect(await outcome(script)).toMatchObject({ kind: "expired" });
  expect(await outcome(script, signedFor(OTHER))).toMatchObject({ signature: SIGNATURE });
});
