import { expect, it } from "vitest";

import type { ValidatorList } from "../../chain/validators.ts";
import type { Arithmetic } from "../../math/arithmetic.ts";
import { loadForTests } from "../../math/testing.ts";
import type { Seen } from "./pool.ts";
import { quotesOf } from "./quotes.ts";
import { givableOf } from "./validators.ts";

const SOL = 1_000_000_000n;

/** One validator without weight, whose stake may leave but for what a delegation must hold. */
const listWith = (minimumDelegation: bigint): ValidatorList => {
  const delegation = { stake: 990n * SOL, activation: 1n, deactivation: (1n << 64n) - 1n };
  const entry = { seenEpoch: 9n, tracked: 1_000n * SOL, vote: "vote" };
  const one = { index: 0, entry, usableWeight: 0, main: { rent: 10n * SOL, delegation } };
  const header = { sumWeights: 4n, totalTracked: 4_000n * SOL };
  return { minimumDelegation, header, validators: [one] } as unknown as ValidatorList;
};

const seenBy = (arithmetic: Arithmetic): Seen => {
  const schedule = { slotsPerEpoch: 32n, firstNormalEpoch: 0n, firstNormalSlot: 0n };
  const moment = { slot: 300n, epoch: 9n, schedule, rent: 890_880n };
  const state = { areRewardsActive: false, rent: () => 0n, bytes: new Uint8Array() };
  return { arithmetic, moment, state } as unknown as Seen;
};

it("leaves a validator what the stake program demands, as the node says it", async () => {
  const seen = seenBy(await loadForTests());
  const givable = (minimum: bigint) => {
    const list = listWith(minimum);
    const [one] = list.validators;
    return one === undefined ? null : givableOf(seen, list, one);
  };
  expect(givable(SOL)).toBe(989n * SOL);
  expect(givable(5n * SOL)).toBe(985n * SOL);
});

it("gives no stake account below what the stake program demands, as the node says it", () => {
  const words = (name: string) => ({
    ok: true,
    value: name === "givable" ? { lamports: 100n * SOL } : { gross: SOL, fee: 0n, out: SOL },
  });
  const seen = seenBy({ words } as unknown as Arithmetic);
  const quote = (minimum: bigint) =>
    quotesOf({ seen, list: listWith(minimum), holder: undefined, tickets: [] }).redeemStake(SOL);
  expect(quote(1n)).toMatchObject({ ok: true });
  expect(quote(SOL)).toMatchObject({ ok: true });
  expect(quote(SOL + 1n)).toMatchObject({
    ok: false,
    error: { technical: "BelowMinimumDelegation" },
  });
});
