/** How long a signed transaction can land: a wallet may sign another blockhash than it was given. */
import {
  getCompiledTransactionMessageDecoder,
  getTransactionLifetimeConstraintFromCompiledTransactionMessage,
} from "@solana/kit";
import type { Transaction } from "@solana/kit";

import type { Lifetime } from "./compose.ts";

export type Validity =
  /** Through this block height. */
  | { readonly kind: "until"; readonly height: bigint }
  /** The wallet's own blockhash: nobody said how old it is, but it was there at the signing. */
  | { readonly kind: "other-blockhash" }
  /** The wallet put a nonce in: it never runs out. */
  | { readonly kind: "endless" };

export async function validityOf(signed: Transaction, given: Lifetime): Promise<Validity> {
  const message = getCompiledTransactionMessageDecoder().decode(signed.messageBytes);
  if (!("lifetimeToken" in message)) return { kind: "other-blockhash" };
  if (message.lifetimeToken === given.blockhash) {
    return { kind: "until", height: given.lastValidBlockHeight };
  }
  const signedFor = await getTransactionLifetimeConstraintFromCompiledTransactionMessage(message);
  return { kind: "nonce" in signedFor ? "endless" : "other-blockhash" };
}
