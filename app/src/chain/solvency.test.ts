import { address, getAddressEncoder } from "@solana/kit";
import type { Address, RpcTransport } from "@solana/kit";
import { beforeEach, describe, expect, it } from "vitest";

import type { Arithmetic } from "../math/arithmetic.ts";
import { nodeOn } from "./node.ts";
import { readSolvency } from "./solvency.ts";

const POOL = address("Vote111111111111111111111111111111111111111");
const STAKE = address("Stake11111111111111111111111111111111111111");
const bytesOf = (text: Address) => new Uint8Array(getAddressEncoder().encode(text));
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A pool that says in its first byte how many tickets there are, which are as many as it says. */
let orders = 0;
let asked: string[] = [];
/** What happens while tickets are searched for and stakes are read. */
let during: (what: "tickets" | "stakes") => Promise<void>;

const base64 = (...bytes: number[]) => Buffer.from(bytes).toString("base64");
const account = (...bytes: number[]) => ({
  data: [base64(...bytes), "base64"],
  owner: STAKE,
  lamports: 1,
  executable: false,
  rentEpoch: 0,
  space: bytes.length,
});

async function answer(method: string, addresses: readonly string[]): Promise<unknown> {
  if (method === "getProgramAccounts") {
    await during("tickets");
    return Array.from({ length: orders }, () => ({ pubkey: STAKE, account: account(1) }));
  }
  const isOfPool = addresses.includes(POOL);
  if (!isOfPool) await during("stakes");
  const value = addresses.map((one) =>
    one === POOL ? account(orders) : account(...new Array<number>(40).fill(0)),
  );
  return { context: { slot: 7 }, value };
}

const transport = (async ({ payload }: Parameters<RpcTransport>[0]) => {
  const { method, params } = payload as { method: string; params: readonly [string[]] };
  asked.push(method);
  return { jsonrpc: "2.0", id: 1, result: await answer(method, params[0]) };
}) as RpcTransport;

/** Finds a fault where pool and tickets are not of one moment, as the real check does. */
const arithmetic = {
  bytes: (name: string, parts: readonly Uint8Array[]) => {
    if (name === "solvency_addresses") return { ok: true, value: bytesOf(STAKE) };
    const isPool = (at: number) => parts[at]?.every((byte, i) => byte === bytesOf(POOL)[i]);
    const starts = parts.flatMap((_, at) => (at >= 3 && (at - 3) % 4 === 0 ? [at] : []));
    const said = parts[(starts.find(isPool) ?? 0) + 3]?.[0];
    const seen = starts.filter((at) => parts[at + 3]?.length === 1 && !isPool(at)).length;
    const line = said === seen ? "" : `fault ${String(said)} tickets, seen ${String(seen)}`;
    return { ok: true, value: new Uint8Array([...new Uint8Array(208), ...Buffer.from(line)]) };
  },
} as unknown as Arithmetic;

const read = () => readSolvency(nodeOn(transport, null), arithmetic, POOL);

describe("what a solvency check looks at", () => {
  beforeEach(() => {
    orders = 1;
    asked = [];
    during = () => Promise.resolve();
  });

  it("is read once while nobody uses the pool", async () => {
    const { report, ticketCount } = await read();
    expect([report.faults, ticketCount]).toEqual([[], 1]);
    expect(asked.filter((method) => method === "getProgramAccounts")).toHaveLength(1);
  });

  it.each(["tickets", "stakes"] as const)(
    "is read again when a ticket is ordered while %s are slow to come",
    async (slow) => {
      let isOrdered = false;
      during = async (what) => {
        if (what !== slow || isOrdered) return;
        isOrdered = true;
        await wait(20);
        orders += 1;
      };
      const { report, ticketCount } = await read();
      expect([report.faults, ticketCount]).toEqual([[], 2]);
    },
  );

  it("is not judged while the pool never rests", async () => {
    during = async () => {
      await wait(1);
      orders += 1;
    };
    await expect(read()).rejects.toThrow("The pool changes too fast to be counted");
  });
});
