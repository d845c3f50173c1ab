/** What a landed transaction did, as the chain tells it. */
import type { Address, Signature } from "@solana/kit";

import { fromBase64 } from "../accounts.ts";
import type { Rpc } from "../node.ts";
import { lookUp } from "./lookup.ts";

/** What was done is done: a person should not have to wait long for its details. */
const PATIENCE = 20_000;
const WORD = 8;

export interface Receipt {
  readonly signature: Signature;
  readonly slot: bigint;
  /** The network's fee, in lamports. */
  readonly fee: bigint;
  /** What the last program answered, as 64-bit words. */
  readonly returned: readonly bigint[];
  /** How the lamports of an account changed. */
  changeOf(account: Address): bigint;
}

/** `null` where no node tells in time: that takes nothing from what has landed. */
export async function readReceipt(
  rpc: Rpc,
  signature: Signature,
  patience = PATIENCE,
): Promise<Receipt | null> {
  const found = await lookUp(rpc, signature, patience);
  if (!found?.meta) return null;
  const { meta, slot, transaction } = found;
  const { accountKeys } = transaction.message;
  const changeOf = (account: Address) => {
    const index = accountKeys.indexOf(account);
    return (meta.postBalances[index] ?? 0n) - (meta.preBalances[index] ?? 0n);
  };
  const data = (meta as { returnData?: { data: readonly [string, string] } }).returnData;
  const returned = data === undefined ? [] : wordsOf(fromBase64(data.data[0]));
  return { signature, slot, fee: meta.fee, returned, changeOf };
}

/** Nodes cut zeros at the end off. */
function wordsOf(data: Uint8Array): readonly bigint[] {
  const padded = new Uint8Array(Math.ceil(data.length / WORD) * WORD);
  padded.set(data);
  const view = new DataView(padded.buffer);
  const count = padded.length / WORD;
  return Array.from({ length: count }, (_, index) => view.getBigUint64(index * WORD, true));
}
