/** Carries an action out, step by step, and tells where it stands. */
import type { Transaction, TransactionModifyingSigner } from "@solana/kit";
import { getSignatureFromTransaction } from "@solana/kit";
import { useCallback, useContext, useRef, useState } from "react";

import type { Chain, Holdings } from "../../chain/chain.ts";
import { Told, explain } from "../../chain/errors/explain.ts";
import { compose } from "../../chain/transaction/compose.ts";
import { airdrop } from "../../chain/transaction/airdrop.ts";
import { land } from "../../chain/transaction/land.ts";
import { readReceipt } from "../../chain/transaction/receipt.ts";
import { WalletContext } from "../../wallet/context.ts";
import type { Action, ActionArguments, ActionName, ActionResult, ActionState } from "../types.ts";
import { planFor } from "./planning.ts";
import type { Planned } from "./planning.ts";
import { useChain, useRuntime } from "./runtime.ts";

const IDLE: ActionState = { status: "idle" };

/** Who acts, on what, and who is told. */
interface Scene {
  readonly chain: Chain;
  readonly holdings: Holdings;
  readonly signer: TransactionModifyingSigner;
  readonly tell: (state: ActionState) => void;
}

export function useAction<N extends ActionName>(name: N): Action<N> {
  const [state, setState] = useState<ActionState>(IDLE);
  const isBusy = useRef(false);
  const chain = useChain();
  const { holdings } = useRuntime();
  const { signer } = useContext(WalletContext);
  const run = useCallback(
    async (args: ActionArguments[N]): Promise<ActionResult | null> => {
      if (isBusy.current) return null;
      isBusy.current = true;
      const told: { signature?: string } = {};
      const tell = (next: ActionState) => {
        if ("signature" in next) told.signature = next.signature;
        setState(next);
      };
      try {
        if (chain === null || holdings === null || signer === null) throw new Told(CONNECT);
        tell({ status: "preparing" });
        const result = await perform(name, args, { chain, holdings, signer, tell });
        tell({ status: "done", result });
        return result;
      } catch (error) {
        tell({ status: "failed", error: explain(error), ...told });
        return null;
      } finally {
        isBusy.current = false;
        chain?.refresh();
        holdings?.refresh();
      }
    },
    [name, chain, holdings, signer],
  );
  const reset = useCallback(() => {
    setState(IDLE);
  }, []);
  const busy = !["idle", "done", "failed"].includes(state.status);
  return { state, busy, run, reset };
}

async function perform<N extends ActionName>(
  name: N,
  args: ActionArguments[N],
  scene: Scene,
): Promise<ActionResult> {
  if (name !== "airdrop") {
    // What is no airdrop is planned, and so are its arguments.
    return carryOut(name, args, scene);
  }
  const { chain, holdings, tell } = scene;
  const { lamports } = args as ActionArguments["airdrop"];
  return airdrop(chain.node.rpc, holdings.owner, lamports, (signature) => {
    tell({ status: "confirming", signature });
  });
}

async function carryOut<N extends Planned>(
  name: N,
  args: ActionArguments[N],
  scene: Scene,
): Promise<ActionResult> {
  const { chain, holdings, signer, tell } = scene;
  const { rpc } = chain.node;
  const plan = await planFor(name, args, chain, holdings);
  const steps = plan.transactions.length;
  let signature = null;
  for (const [index, instructions] of plan.transactions.entries()) {
    tell({ status: "preparing" });
    const { transaction, lifetime } = await compose(rpc, holdings.owner, instructions);
    tell({ status: "signing", step: index + 1, steps });
    const signed = await sign(signer, transaction);
    signature = getSignatureFromTransaction(signed);
    const step = signature;
    tell({ status: "sending", signature: step });
    const onSent = () => {
      tell({ status: "confirming", signature: step });
    };
    await land({ rpc, transaction: signed, lifetime, onSent });
  }
  if (signature === null) throw new Error("a plan without a transaction");
  const receipt = await readReceipt(rpc, signature);
  const created = plan.created === undefined ? {} : { created: plan.created };
  const { slot, fee } = receipt;
  return { signature, slot, networkFee: fee, ...created, ...plan.read(receipt) };
}

async function sign(
  signer: TransactionModifyingSigner,
  transaction: Transaction,
): Promise<Transaction> {
  const [signed] = await signer.modifyAndSignTransactions([transaction]);
  if (signed === undefined) throw new Error("the wallet gave nothing back");
  return signed;
}

const CONNECT = {
  kind: "rejected",
  title: "No wallet is connected",
  advice: "Connect a wallet first.",
  remedy: "connect",
} as const;
