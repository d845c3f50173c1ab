/** Carries a plan out, step by step, and tells where it stands. */
import type { Address, Transaction, TransactionModifyingSigner } from "@solana/kit";
import { getSignatureFromTransaction } from "@solana/kit";

import type { Rpc } from "../../chain/node.ts";
import type { Plan } from "../../chain/plans/plan.ts";
import { compose } from "../../chain/transaction/compose.ts";
import { land } from "../../chain/transaction/land.ts";
import { readReceipt } from "../../chain/transaction/receipt.ts";
import { validityOf } from "../../chain/transaction/validity.ts";
import type { ActionResult, ActionState } from "../types.ts";

/** Who acts, by which node, and who is told. */
export interface Scene {
  readonly rpc: Rpc;
  readonly owner: Address;
  readonly signer: TransactionModifyingSigner;
  readonly tell: (state: ActionState) => void;
}

export async function carryOut(plan: Plan, scene: Scene): Promise<ActionResult> {
  const { rpc, owner, signer, tell } = scene;
  const steps = plan.transactions.length;
  let last = null;
  for (const [index, instructions] of plan.transactions.entries()) {
    tell({ status: "preparing" });
    const { transaction: asked, lifetime } = await compose(rpc, owner, instructions);
    tell({ status: "signing", step: index + 1, steps });
    const transaction = await sign(signer, asked);
    const validity = await validityOf(transaction, lifetime);
    const signature = getSignatureFromTransaction(transaction);
    tell({ status: "sending", signature });
    const onSent = () => {
      tell({ status: "confirming", signature });
    };
    await land({ rpc, transaction, validity, onSent });
    last = signature;
  }
  if (last === null) throw new Error("a plan without a transaction");
  // It is done: from here on nothing is a failure.
  const receipt = await readReceipt(rpc, last);
  const created = plan.created === undefined ? {} : { created: plan.created };
  if (receipt === null) return { signature: last, ...created };
  const { slot, fee } = receipt;
  return { signature: last, slot, networkFee: fee, ...created, ...plan.read(receipt) };
}

async function sign(
  signer: TransactionModifyingSigner,
  transaction: Transaction,
): Promise<Transaction> {
  const [signed] = await signer.modifyAndSignTransactions([transaction]);
  if (signed === undefined) throw new Error("the wallet gave nothing back");
  return signed;
}
