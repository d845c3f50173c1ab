/** What a landed transaction did, as the chain tells it. */
import type { Address, Signature } from "@solana/kit";

import { fromBase64 } from "../accounts.ts";
import type { Rpc } from "../node.ts";

const ATTEMPTS = 10;
const PAUSE = 400;
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

/** A confirmed transaction can be read a moment later only. */
export async function readReceipt(rpc: Rpc, signature: Signature): Promise<Receipt> {
  const options = {
    commitment: "confirmed",
    maxSupportedTransactionVersion: 0,
    encoding: "json",
  } as const;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await rpc.getTransaction(signature, options).send();
    if (found?.meta) {
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
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error("the transaction has landed and cannot be read");
}

/** Nodes cut zeros at the end off. */
function wordsOf(data: Uint8Array): readonly bigint[] {
  const padded = new Uint8Array(Math.ceil(data.length / WORD) * WORD);
  padded.set(data);
  const view = new DataView(padded.buffer);
  const count = padded.length / WORD;
  return Array.from({ length: count }, (_, index) => view.getBigUint64(index * WORD, true));
}
