/** Looks a transaction up that is known to have landed; nodes show it a moment later only. */
import type { Signature } from "@solana/kit";

import type { Rpc } from "../node.ts";

const ASK_EVERY = 400;

const fetchOnce = (rpc: Rpc, signature: Signature) =>
  rpc
    .getTransaction(signature, {
      commitment: "confirmed",
      maxSupportedTransactionVersion: 0,
      encoding: "json",
    })
    .send();

type Landed = NonNullable<Awaited<ReturnType<typeof fetchOnce>>>;

/** Never throws: a node that fails now says nothing about the transaction. */
export async function lookUp(
  rpc: Rpc,
  signature: Signature,
  patience: number,
): Promise<Landed | null> {
  const end = Date.now() + patience;
  do {
    try {
      const found = await fetchOnce(rpc, signature);
      if (found?.meta) return found;
    } catch {
      // Asked again below; the connection has heard of it.
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  } while (Date.now() < end);
  return null;
}
