import { useConnect, useDisconnect } from "@wallet-standard/react";
import type { UiWallet, UiWalletAccount } from "@wallet-standard/react";
import { useEffect } from "react";

/** What can be asked of a wallet. */
export interface Link {
  connect(): Promise<readonly UiWalletAccount[]>;
  disconnect(): Promise<void>;
}

/** Wallets are asked through hooks, one component for each; this one leaves its link in `links`. */
export function WalletLink(props: {
  readonly wallet: UiWallet;
  readonly links: Map<string, Link>;
}) {
  const { wallet, links } = props;
  const [, connect] = useConnect(wallet);
  const [, disconnect] = useDisconnect(wallet);
  useEffect(() => {
    links.set(wallet.name, { connect, disconnect });
    return () => void links.delete(wallet.name);
  }, [wallet.name, links, connect, disconnect]);
  return null;
}
