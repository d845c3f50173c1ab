/** Gives the pages below it the chain's model. */
import { useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { address } from "@solana/kit";

import type { Chain, Holdings } from "../chain/chain.ts";
import { WalletProvider } from "../wallet/WalletProvider.tsx";
import { WalletContext } from "../wallet/context.ts";
import { Actions } from "./actions.ts";
import { ModelContext } from "./context.ts";
import * as holder from "./live/holder.ts";
import * as pool from "./live/pool.ts";
import { RuntimeContext } from "./live/runtime.ts";
import type { Startup } from "./live/runtime.ts";
import { useStartup } from "./live/start.ts";
import { useAction, useUnseen } from "./live/useAction.ts";
import type { Model } from "./types.ts";

const MODEL: Model = { ...pool, ...holder, useAction, useUnseen };
/** Until the config names a cluster; no wallet can be connected to it. */
const NO_CLUSTER = "solana:none";

export function ModelProvider({ children }: { readonly children: ReactNode }) {
  const startup = useStartup();
  const chain = startup.status === "running" ? startup.chain : null;
  return (
    <WalletProvider chain={chain === null ? NO_CLUSTER : `solana:${chain.config.cluster}`}>
      <WithHoldings startup={startup} chain={chain}>
        {children}
      </WithHoldings>
    </WalletProvider>
  );
}

function WithHoldings(props: {
  readonly startup: Startup;
  readonly chain: Chain | null;
  readonly children: ReactNode;
}) {
  const { startup, chain, children } = props;
  const { state } = useContext(WalletContext).view;
  const owner = state.status === "connected" ? state.address : null;
  const holdings = useHoldings(chain, owner);
  const [actions] = useState(() => new Actions());
  const runtime = useMemo(() => ({ startup, holdings, actions }), [startup, holdings, actions]);
  return (
    <RuntimeContext value={runtime}>
      <ModelContext value={MODEL}>{children}</ModelContext>
    </RuntimeContext>
  );
}

function useHoldings(chain: Chain | null, owner: string | null): Holdings | null {
  const holdings = useMemo(
    () => (chain === null || owner === null ? null : chain.holdingsOf(address(owner))),
    [chain, owner],
  );
  useEffect(() => holdings?.follow(), [holdings]);
  return holdings;
}
