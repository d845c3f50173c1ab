/**
 * What the chain says, asked past the page: accounts and transactions by RPC, prices by the same
 * arithmetic that the programs run.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createDefaultRpcTransport } from "@solana/kit";
import type { Address, Signature } from "@solana/kit";

import { fromBase64 } from "../src/chain/accounts.ts";
import { parseConfig } from "../src/chain/config.ts";
import { readHolder, readTickets } from "../src/chain/holder.ts";
import { readLoan, readMarket } from "../src/chain/market.ts";
import { nodeOn } from "../src/chain/node.ts";
import { readPool } from "../src/chain/pool.ts";
import type { PoolState } from "../src/chain/pool.ts";
import { LenderMath } from "../src/math/lender.ts";
import { PoolMath } from "../src/math/pool.ts";
import { epochOf } from "../src/math/situation.ts";
import { loadForTests } from "../src/math/testing.ts";
import { CHAIN, RPC } from "./surroundings.ts";

export const config = parseConfig(
  JSON.parse(readFileSync(join(CHAIN, "config.json"), "utf8")) as unknown,
);
export const node = nodeOn(createDefaultRpcTransport({ url: RPC }), null);
const arithmetic = await loadForTests();

export const pool = (): Promise<PoolState> => readPool(node, config.pool);
export const holder = (owner: Address) => readHolder(node, config.pool, owner);
export const tickets = (owner: Address) => readTickets(node, config.pool, owner);
export const slot = () => node.rpc.getSlot({ commitment: "processed" }).send();

const momentOf = (state: PoolState, at: bigint) => {
  const { schedule } = state;
  return { slot: at, epoch: epochOf(at, schedule).epoch, schedule, rent: state.rent(0n) };
};

/** The pool's arithmetic on what was read, at a slot. */
export const priced = (state: PoolState, at: bigint): PoolMath =>
  new PoolMath(arithmetic, momentOf(state, at), state.bytes);

export async function market(owner: Address) {
  if (config.market === null) throw new Error("the chain has no market");
  const [state, where, loan] = await Promise.all([
    pool(),
    readMarket(node, config.market),
    readLoan(node, config.market, owner),
  ]);
  const math = (at: bigint) =>
    new LenderMath(arithmetic, momentOf(state, at), where.bytes, state.bytes);
  return { loan, math };
}

/** A landed transaction: its slot, its fee, and the words of the pool's event. */
export async function landed(signature: Signature) {
  const options = {
    commitment: "confirmed",
    maxSupportedTransactionVersion: 0,
    encoding: "json",
  } as const;
  const found = await node.rpc.getTransaction(signature, options).send();
  if (found?.meta == null) throw new Error(`${signature} cannot be read`);
  const data = (found.meta.logMessages ?? []).find((line) => line.startsWith("Program data: "));
  return {
    slot: found.slot,
    fee: found.meta.fee,
    event: data === undefined ? [] : wordsOf(fromBase64(data.slice("Program data: ".length))),
  };
}

/** The 64-bit words behind the event's tag and the pool's address. */
function wordsOf(event: Uint8Array): readonly bigint[] {
  const HEAD = 8 + 32;
  const view = new DataView(event.buffer, HEAD);
  const count = Math.floor(view.byteLength / 8);
  return Array.from({ length: count }, (_, index) => view.getBigUint64(index * 8, true));
}

/**
 * Of an epoch's 64 slots. Not at once after the boundary, where the bot still works; and early
 * enough that what is typed, tried, signed and landed then is done before the bot moves stake,
 * from slot 45 on, and long before the next boundary.
 */
const QUIET = { first: 8n, last: 16n };
/** Three epochs, and some more on a slow machine. */
const PATIENCE = 75_000;

/**
 * Waits for the first part of an epoch whose update has run: then only the tide changes prices,
 * and no crank comes between what is read and what lands.
 */
export async function quiet(): Promise<PoolState> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const [state, now] = [await pool(), await slot()];
    const { epoch, firstSlot } = epochOf(now, state.schedule);
    const elapsed = now - firstSlot;
    const updated = state.pool.rate.lastUpdateEpoch;
    if (updated === epoch && elapsed >= QUIET.first && elapsed <= QUIET.last) return state;
    if (Date.now() > end) {
      throw new Error(`no quiet: slot ${elapsed} of epoch ${epoch}, updated in ${updated}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
