import { beforeAll, describe, expect, it } from "vitest";

import type { Arithmetic } from "./arithmetic.ts";
import { wordsToBytes } from "./arithmetic.ts";
import { givable } from "./pool.ts";
import { epochOf } from "./situation.ts";
import { solvency, solvencyAddresses } from "./solvency.ts";
import { cases, fromHex, loadForTests } from "./testing.ts";

/**
 * `cases.json` is printed by `crates/tidepool-wasm/examples/cases`, where the answers come from
 * the arithmetic's own crates, compiled for this machine.
 */
describe("the compiled arithmetic", () => {
  let arithmetic: Arithmetic;
  beforeAll(async () => {
    arithmetic = await loadForTests();
  });

  const exports = [...new Set(cases.groups.flatMap((group) => group.calls.map((c) => c.export)))];

  it.each(exports)("answers %s to the lamport as the program does", (name) => {
    let answered = 0;
    for (const group of cases.groups) {
      const input = [fromHex(group.input)];
      for (const call of group.calls.filter((one) => one.export === name)) {
        const answer = arithmetic.bytes(name, input, call.arguments.map(BigInt));
        const expected = wordsToBytes(call.answer.map(BigInt));
        // What a supplier has is no part of the case.
        const found = answer.ok && name === "loan" ? withoutFirst(answer.value) : answer;
        expect(found).toEqual(
          call.code === 0 ? { ok: true, value: expected } : { ok: false, code: call.code },
        );
        answered += 1;
      }
    }
    expect(answered).toBeGreaterThan(20);
  });

  const withoutFirst = (bytes: Uint8Array) => {
    const rest = bytes.slice();
    rest.fill(0, 0, 8);
    return { ok: true, value: rest };
  };

  it("covers refusals as well as answers", () => {
    const codes = new Set(cases.groups.flatMap((group) => group.calls.map((c) => c.code)));
    for (const code of [0, 6000, 6001, 6002, 6004, 6005, 6006, 6057, 7030, 7031]) {
      expect(codes).toContain(code);
    }
  });

  it("refuses bytes that are no pool's", () => {
    expect(arithmetic.bytes("rate", [new Uint8Array(3)])).toEqual({ ok: false, code: 1 });
    const input = fromHex(cases.groups[0]?.input ?? "");
    input[48] = 0;
    expect(arithmetic.bytes("rate", [input])).toEqual({ ok: false, code: 1 });
  });

  it("has no other exports than those it was asked for", () => {
    expect(() => arithmetic.bytes("nothing", [])).toThrow("nothing");
  });

  it("lets a validator give what leaves it nine tenths of its share", () => {
    const SOL = 1_000_000_000n;
    const source = { weight: 1n, sumWeights: 4n, tracked: 1_000n * SOL, total: 4_000n * SOL };
    const main = { stake: 990n * SOL, rent: 10n * SOL, minimum: SOL };
    const most = givable(arithmetic, { ...source, ...main });
    // (1000 - x) * 4 = 0.9 * (4000 - x)
    expect(most).toBe((400n * SOL * 10n) / 31n);
    expect(givable(arithmetic, { ...source, ...main, weight: 0n })).toBe(989n * SOL);
  });

  it("says which accounts the solvency check cannot do without", () => {
    const zero = new Uint8Array(32);
    const now = { slot: 1n, epoch: 0n, unixTime: -1n, rent: 890_880n };
    const report = solvency(arithmetic, { ...now, program: zero, pool: zero, accounts: [] });
    expect(report.faults).toEqual(["the pool cannot be read: Missing"]);
    expect(report.notes).toEqual([]);
    expect(report.sums.held).toBe(0n);
    expect(solvencyAddresses(arithmetic, zero, new Uint8Array())).toEqual([]);
  });
});

describe("the schedule of epochs", () => {
  const schedule = { slotsPerEpoch: 8192n, firstNormalEpoch: 8n, firstNormalSlot: 8160n };

  it("doubles the epochs while a cluster warms up", () => {
    expect(epochOf(0n, schedule)).toEqual({ epoch: 0n, firstSlot: 0n, slots: 32n });
    expect(epochOf(31n, schedule)).toEqual({ epoch: 0n, firstSlot: 0n, slots: 32n });
    expect(epochOf(32n, schedule)).toEqual({ epoch: 1n, firstSlot: 32n, slots: 64n });
    expect(epochOf(8159n, schedule)).toEqual({ epoch: 7n, firstSlot: 4064n, slots: 4096n });
  });

  it("is even after that", () => {
    expect(epochOf(8160n, schedule)).toEqual({ epoch: 8n, firstSlot: 8160n, slots: 8192n });
    expect(epochOf(8160n + 8192n * 3n - 1n, schedule).epoch).toBe(10n);
  });
});
