import { createContext, useContext } from "react";

import type { Chain, Holdings } from "../../chain/chain.ts";
import { Actions } from "../actions.ts";
import type { HumanError } from "../types.ts";

/** The chain, once config and arithmetic are there. */
export type Startup =
  | { readonly status: "starting" }
  | { readonly status: "failed"; readonly error: HumanError; readonly retry: () => void }
  | { readonly status: "running"; readonly chain: Chain };

export interface Runtime {
  readonly startup: Startup;
  /** Of the connected wallet. */
  readonly holdings: Holdings | null;
  /** Of all wallets that were connected since the page was opened. */
  readonly actions: Actions;
}

export const RuntimeContext = createContext<Runtime>({
  startup: { status: "starting" },
  holdings: null,
  actions: new Actions(),
});

export const useRuntime = (): Runtime => useContext(RuntimeContext);

export function useChain(): Chain | null {
  const { startup } = useRuntime();
  return startup.status === "running" ? startup.chain : null;
}
