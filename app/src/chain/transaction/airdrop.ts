/** SOL from a test cluster's faucet. */
import type { Address, Signature } from "@solana/kit";

import { Told } from "../errors/explain.ts";
import type { ActionResult } from "../../model/types.ts";
import type { Rpc } from "../node.ts";
import { lookUp } from "./lookup.ts";

const PATIENCE = 30_000;

export async function airdrop(
  rpc: Rpc,
  to: Address,
  lamports: bigint,
  onSent: (signature: Signature) => void,
): Promise<ActionResult> {
  const signature = await rpc.requestAirdrop(to, lamports as never).send();
  onSent(signature);
  const found = await lookUp(rpc, signature, PATIENCE);
  if (found === null) throw new Told(NOT_SEEN);
  return { signature, slot: found.slot, lamports, networkFee: 0n };
}

const NOT_SEEN = {
  kind: "unknown",
  title: "The faucet's SOL was not seen to arrive",
  advice: "The faucet may be empty or busy. Look at your balance, and ask again in a moment.",
} as const;
