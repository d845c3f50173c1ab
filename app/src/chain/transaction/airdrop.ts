/** SOL from a test cluster's faucet. */
import type { Address, Signature } from "@solana/kit";

import { Told } from "../errors/explain.ts";
import type { ActionResult } from "../../model/types.ts";
import type { Rpc } from "../node.ts";
import { readReceipt } from "./receipt.ts";

const PATIENCE = 30_000;
const ASK_EVERY = 500;

export async function airdrop(
  rpc: Rpc,
  to: Address,
  lamports: bigint,
  onSent: (signature: Signature) => void,
): Promise<ActionResult> {
  const signature = await rpc.requestAirdrop(to, lamports as never).send();
  onSent(signature);
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const { value } = await rpc.getSignatureStatuses([signature]).send();
    const status = value[0]?.confirmationStatus;
    if (status === "confirmed" || status === "finalized") {
      const { slot } = await readReceipt(rpc, signature);
      return { signature, slot, lamports, networkFee: 0n };
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  throw new Told({
    kind: "expired",
    title: "The faucet did not pay",
    advice: "It may be empty or busy. Try again in a moment.",
    remedy: "retry",
  });
}
