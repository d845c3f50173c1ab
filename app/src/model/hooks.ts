/** The hooks of pages. They work below a `ModelProvider`, or below a test's `ModelContext`. */
import { useContext } from "react";

import { ModelContext } from "./context.ts";
import type { ActionEnd, ActionName, Model } from "./types.ts";

function useModel(): Model {
  const model = useContext(ModelContext);
  if (model === null) throw new Error("a hook of the model is used outside of a ModelProvider");
  return model;
}

export const useConnection = () => useModel().useConnection();
export const useWallet = () => useModel().useWallet();
export const usePool = () => useModel().usePool();
export const useHistory = () => useModel().useHistory();
export const useValidators = () => useModel().useValidators();
export const useSolvency = () => useModel().useSolvency();
export const useHolder = () => useModel().useHolder();
export const useTickets = () => useModel().useTickets();
export const useQuotes = () => useModel().useQuotes();
export const useMarket = () => useModel().useMarket();
export const useLoan = () => useModel().useLoan();
export const useLoanQuotes = () => useModel().useLoanQuotes();
export const useAction = <N extends ActionName>(name: N, of?: string, isShown?: boolean) =>
  useModel().useAction(name, of, isShown);
export const useUnseen = (tell: (name: ActionName, end: ActionEnd) => void) => {
  useModel().useUnseen(tell);
};
