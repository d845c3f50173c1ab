import { createContext, useContext } from "react";

export const ConnectContext = createContext<() => void>(() => {
  throw new Error("a wallet is asked for outside of a ConnectProvider");
});

/** Opens the dialog in which a wallet is chosen, or the connected one is looked after. */
export function useConnect(): () => void {
  return useContext(ConnectContext);
}
