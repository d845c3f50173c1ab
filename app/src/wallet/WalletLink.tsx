import { useConnect, useDisconnect } from "@wallet-standard/react";
import type { UiWallet, UiWalletAccount } from "@wallet-standard/react";
import { useEffect } from "react";

/** What can be asked of a wallet. */
export interface Link {
  connect(): Promise<readonly UiWalletAccount[]>;
  /** Wallets need not offer it. */
  disconnect?: (() => Promise<void>) | undefined;
}

interface Props {
  readonly wallet: UiWallet;
  readonly links: Map<string, Link>;
}

const DISCONNECT = "standard:disconnect";

/** Wallets are asked through hooks, one component for each; this one leaves its link in `links`. */
export function WalletLink(props: Props) {
  // The hook that parts throws for a wallet that does not offer it.
  return props.wallet.features.includes(DISCONNECT) ? (
    <WithParting {...props} />
  ) : (
    <WithoutParting {...props} />
  );
}

function WithParting({ wallet, links }: Props) {
  const [, connect] = useConnect(wallet);
  const [, disconnect] = useDisconnect(wallet);
  useEffect(() => {
    links.set(wallet.name, { connect, disconnect });
    return () => void links.delete(wallet.name);
  }, [wallet.name, links, connect, disconnect]);
  return null;
}

function WithoutParting({ wallet, links }: Props) {
  const [, connect] = useConnect(wallet);
  useEffect(() => {
    links.set(wallet.name, { connect });
    return () => void links.delete(wallet.name);
  }, [wallet.name, links, connect]);
  return null;
}
