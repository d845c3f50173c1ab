import { useCallback, useState } from "react";
import type { ReactNode } from "react";

import { useWallet } from "../model/hooks.ts";

import { WalletDialog } from "./WalletDialog.tsx";
import { ConnectContext } from "./connect.ts";

/**
 * One dialog for the wallet, which anything below can open. It closes by itself once the wallet is
 * connected, or gone: what the person came for lies below it.
 */
export function ConnectProvider(props: { children: ReactNode }) {
  const connected = useWallet().state.status === "connected";
  const [openedWhile, setOpenedWhile] = useState<boolean | null>(null);
  const show = useCallback(() => {
    setOpenedWhile(connected);
  }, [connected]);
  const hide = useCallback(() => {
    setOpenedWhile(null);
  }, []);
  return (
    <ConnectContext value={show}>
      {props.children}
      <WalletDialog open={openedWhile === connected} onClose={hide} />
    </ConnectContext>
  );
}
