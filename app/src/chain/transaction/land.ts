/** Sends a signed transaction until it has landed or never can. */
import { getBase64EncodedWireTransaction, getSignatureFromTransaction } from "@solana/kit";
import type { Signature, Transaction } from "@solana/kit";

import { Refusal, Told, isOffline } from "../errors/explain.ts";
import type { Rpc } from "../node.ts";
import type { Lifetime } from "./compose.ts";

/** How often it is asked for, and sent again. */
const ASK_EVERY = 500;
const SEND_EVERY = 2_000;
/** Without any answer for so long nobody here can tell what became of it. */
const PATIENCE = 120_000;

export interface Landing {
  readonly rpc: Rpc;
  readonly transaction: Transaction;
  readonly lifetime: Lifetime;
  /** Called once, when a node has taken it. */
  readonly onSent: () => void;
}

/** Resolves when it is confirmed. Throws a {@link Refusal} or {@link Told} otherwise. */
export async function land(landing: Landing): Promise<void> {
  const signature = getSignatureFromTransaction(landing.transaction);
  let [lastSend, lastAnswer, wasSent] = [0, Date.now(), false];
  while (Date.now() - lastAnswer < PATIENCE) {
    try {
      if (Date.now() - lastSend >= SEND_EVERY) {
        lastSend = Date.now();
        await send(landing);
        if (!wasSent) landing.onSent();
        wasSent = true;
      }
      if (await hasLanded(landing.rpc, signature, false)) return;
      if (await isTooLate(landing)) {
        // It may have landed in the very last block.
        if (await hasLanded(landing.rpc, signature, true)) return;
        throw expired();
      }
      lastAnswer = Date.now();
    } catch (error) {
      if (!isOffline(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  throw wasSent ? unknown() : neverSent();
}

/** It was tried before, and nodes that resend by themselves do so blindly. */
async function send({ rpc, transaction }: Landing): Promise<void> {
  const wire = getBase64EncodedWireTransaction(transaction);
  const options = { encoding: "base64", skipPreflight: true, maxRetries: 0n } as const;
  await rpc.sendTransaction(wire, options).send();
}

async function hasLanded(rpc: Rpc, signature: Signature, everywhere: boolean): Promise<boolean> {
  const options = { searchTransactionHistory: everywhere };
  const { value } = await rpc.getSignatureStatuses([signature], options).send();
  const status = value[0];
  if (status === null || status === undefined) return false;
  if (status.err !== null) throw new Refusal(status.err, await logsOf(rpc, signature));
  return status.confirmationStatus === "confirmed" || status.confirmationStatus === "finalized";
}

async function isTooLate({ rpc, lifetime }: Landing): Promise<boolean> {
  const height = await rpc.getBlockHeight({ commitment: "confirmed" }).send();
  return height > lifetime.lastValidBlockHeight;
}

async function logsOf(rpc: Rpc, signature: Signature): Promise<readonly string[]> {
  const options = {
    commitment: "confirmed",
    maxSupportedTransactionVersion: 0,
    encoding: "json",
  } as const;
  const found = await rpc.getTransaction(signature, options).send();
  return found?.meta?.logMessages ?? [];
}

const expired = () =>
  new Told({
    kind: "expired",
    title: "The transaction's time ran out",
    advice: "It did not land and never can any more; nothing was changed. Try again.",
    technical: "the blockhash has expired",
    remedy: "retry",
  });

const unknown = () =>
  new Told({
    kind: "unknown",
    title: "Nobody answers what became of the transaction",
    advice:
      "It was sent, and the node has not answered since. Look at your balances before you try again.",
  });

const neverSent = () =>
  new Told({
    kind: "network",
    title: "The transaction could not be sent",
    advice: "The node did not answer, and nothing was changed. Try again when it does.",
    remedy: "retry",
  });
