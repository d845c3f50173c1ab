/** Sends a signed transaction until it has landed or never can. */
import { getBase64EncodedWireTransaction, getSignatureFromTransaction } from "@solana/kit";
import type { Signature, Transaction } from "@solana/kit";

import { Refusal, Told } from "../errors/explain.ts";
import type { Rpc } from "../node.ts";
import { lookUp } from "./lookup.ts";
import type { Validity } from "./validity.ts";

/** How often it is asked for, and sent again. */
const ASK_EVERY = 500;
const SEND_EVERY = 2_000;
/** Without any answer for so long nobody here can tell what became of it. */
const PATIENCE = 120_000;
/** For the log of a refusal, which only makes its words better. */
const LOG_PATIENCE = 3_000;
/**
 * A blockhash is good for 150 blocks. Of one that the wallet chose only this is known: it was there
 * when it was signed. As many blocks again make up for a node that lags.
 */
const OTHER_BLOCKHASH = 300n;

export interface Landing {
  readonly rpc: Rpc;
  readonly transaction: Transaction;
  readonly validity: Validity;
  /** Called once, when a node has taken it. */
  readonly onSent: () => void;
}

/**
 * Resolves when it is confirmed. Throws a {@link Refusal} when the chain refused it, and a
 * {@link Told} when it has provably run out or nobody knows. From the first try to send it on it
 * may be out there, so no other trouble with a node ends this.
 */
export async function land(landing: Landing): Promise<void> {
  const { rpc, transaction, onSent } = landing;
  const signature = getSignatureFromTransaction(transaction);
  let [lastSend, lastAnswer, wasTaken, trouble] = [0, Date.now(), false, ""];
  let firstHeight: bigint | null = null;
  while (Date.now() - lastAnswer < PATIENCE) {
    try {
      if (Date.now() - lastSend >= SEND_EVERY) {
        lastSend = Date.now();
        const refused = await send(landing);
        if (refused === null && !wasTaken) onSent();
        wasTaken ||= refused === null;
        trouble = refused ?? trouble;
      }
      if ((await statusOf(rpc, signature, false)).kind === "landed") return;
      const now = await rpc.getEpochInfo({ commitment: "confirmed" }).send();
      firstHeight ??= now.blockHeight;
      if (now.blockHeight > endOf(landing.validity, firstHeight)) {
        // It may have landed in the very last block; and a node that is behind has not seen that.
        const last = await statusOf(rpc, signature, true);
        if (last.kind === "landed") return;
        if (last.kind === "none" && last.asOf >= now.absoluteSlot) {
          throw landing.validity.kind === "endless" ? unknown(trouble) : expired(trouble);
        }
      }
      lastAnswer = Date.now();
    } catch (error) {
      if (error instanceof Refusal || error instanceof Told) throw error;
      trouble = wordsOf(error);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  throw unknown(trouble);
}

/** What the node had against it, or `null`. Nodes that resend by themselves do so blindly. */
async function send({ rpc, transaction }: Landing): Promise<string | null> {
  const wire = getBase64EncodedWireTransaction(transaction);
  // It was tried before.
  const options = { encoding: "base64", skipPreflight: true, maxRetries: 0n } as const;
  try {
    await rpc.sendTransaction(wire, options).send();
    return null;
  } catch (error) {
    // Even so it may have been passed on: only asking for it tells.
    return wordsOf(error);
  }
}

type Status =
  | { readonly kind: "landed" }
  /** Seen, in a block that may yet be given up. */
  | { readonly kind: "seen" }
  /** The node knew nothing of it at this slot. */
  | { readonly kind: "none"; readonly asOf: bigint };

async function statusOf(rpc: Rpc, signature: Signature, everywhere: boolean): Promise<Status> {
  const options = { searchTransactionHistory: everywhere };
  const { context, value } = await rpc.getSignatureStatuses([signature], options).send();
  const status = value[0];
  if (status === null || status === undefined) return { kind: "none", asOf: context.slot };
  const { confirmationStatus: depth, err } = status;
  if (depth !== "confirmed" && depth !== "finalized") return { kind: "seen" };
  if (err === null) return { kind: "landed" };
  const found = await lookUp(rpc, signature, LOG_PATIENCE);
  throw new Refusal(err, found?.meta?.logMessages ?? []);
}

function endOf(validity: Validity, firstHeight: bigint): bigint {
  return validity.kind === "until" ? validity.height : firstHeight + OTHER_BLOCKHASH;
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const expired = (trouble: string) =>
  new Told({
    kind: "expired",
    title: "The transaction's time ran out",
    advice: "It did not land and never can any more; nothing was changed. Try again.",
    technical: ["the blockhash has expired", trouble].filter((one) => one !== "").join("; "),
    remedy: "retry",
  });

/** No remedy: who tries again may do it twice. */
const unknown = (trouble: string) =>
  new Told({
    kind: "unknown",
    title: "Nobody can say what became of the transaction",
    advice:
      "It was signed and may have been sent, and may still land. Look at your balances before " +
      "you do it again.",
    ...(trouble === "" ? {} : { technical: trouble }),
  });
