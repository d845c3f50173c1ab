/** Starts an action, tells how it goes, and finds it again that was started before. */
import type { TransactionModifyingSigner } from "@solana/kit";
import { useCallback, useContext, useEffect } from "react";

import type { Chain, Holdings } from "../../chain/chain.ts";
import { Told, explain } from "../../chain/errors/explain.ts";
import { airdrop } from "../../chain/transaction/airdrop.ts";
import { WalletContext } from "../../wallet/context.ts";
import { isBusy } from "../actions.ts";
import type {
  Action,
  ActionArguments,
  ActionEnd,
  ActionName,
  ActionResult,
  ActionState,
} from "../types.ts";
import { useKept } from "../useKept.ts";
import { carryOut } from "./carryOut.ts";
import { planFor } from "./planning.ts";
import { useChain, useRuntime } from "./runtime.ts";

interface Scene {
  readonly chain: Chain;
  readonly holdings: Holdings;
  readonly signer: TransactionModifyingSigner;
  readonly tell: (state: ActionState) => void;
}

export function useAction<N extends ActionName>(name: N, of = "", isShown = true): Action<N> {
  const chain = useChain();
  const { holdings, actions } = useRuntime();
  const { signer } = useContext(WalletContext);
  const kept = actions.get({ owner: holdings?.owner ?? "", name, of });
  const state = useKept(kept, isShown);
  const run = useCallback(
    async (args: ActionArguments[N]): Promise<ActionResult | null> => {
      if (kept.isBusy()) return null;
      let sent: { readonly signature?: string } = {};
      const tell = (next: ActionState) => {
        sent = "signature" in next ? { signature: next.signature } : {};
        kept.tell(next);
      };
      try {
        if (chain === null || holdings === null || signer === null) throw new Told(CONNECT);
        tell({ status: "preparing" });
        const result = await perform(name, args, { chain, holdings, signer, tell });
        tell({ status: "done", result });
        return result;
      } catch (error) {
        tell({ status: "failed", error: explain(error), ...sent });
        return null;
      } finally {
        chain?.refresh();
        holdings?.refresh();
      }
    },
    [kept, name, chain, holdings, signer],
  );
  return { state, busy: isBusy(state), run, reset: kept.reset };
}

export function useUnseen(tell: (name: ActionName, end: ActionEnd) => void): void {
  const { actions } = useRuntime();
  useEffect(() => actions.onUnseen(tell), [actions, tell]);
}

async function perform<N extends ActionName>(
  name: N,
  args: ActionArguments[N],
  { chain, holdings, signer, tell }: Scene,
): Promise<ActionResult> {
  const { rpc } = chain.node;
  const { owner } = holdings;
  if (name !== "airdrop") {
    // What is no airdrop is planned, and so are its arguments.
    const plan = await planFor(name, args, chain, holdings);
    return carryOut(plan, { rpc, owner, signer, tell });
  }
  const { lamports } = args as ActionArguments["airdrop"];
  return airdrop(rpc, owner, lamports, (signature) => {
    tell({ status: "confirming", signature });
  });
}

const CONNECT = {
  kind: "rejected",
  title: "No wallet is connected",
  advice: "Connect a wallet first.",
  remedy: "connect",
} as const;
