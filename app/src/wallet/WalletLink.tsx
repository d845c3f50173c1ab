import { useConnect, useDisconnect } from "@wallet-standard/react";
import type { UiWallet, UiWalletAccount } from "@wallet-standard/react";
import { useEffect } from "react";

const DISCONNECT = "standard:disconnect";

/** What can be asked of a wallet. */
export interface Link {
  readonly connect: () => Promise<readonly UiWalletAccount[]>;
  /** Not every wallet can: the page then only forgets the account. */
  readonly disconnect: (() => Promise<void>) | null;
}

interface Props {
  readonly wallet: UiWallet;
  readonly links: Map<string, Link>;
}

/** Wallets are asked through hooks, one component for each; this one leaves its link in `links`. */
export function WalletLink(props: Props) {
  // The hook throws for a wallet that lacks the feature.
  return props.wallet.features.includes(DISCONNECT) ? (
    <Both {...props} />
  ) : (
    <Connecting {...props} />
  );
}

function Both({ wallet, links }: Props) {
  const [, connect] = useConnect(wallet);
  const [, disconnect] = useDisconnect(wallet);
  useLink(links, wallet.name, connect, disconnect);
  return null;
}

function Connecting({ wallet, links }: Props) {
  const [, connect] = useConnect(wallet);
  useLink(links, wallet.name, connect, null);
  return null;
}

function useLink(
  links: Map<string, Link>,
  name: string,
  connect: Link["connect"],
  disconnect: Link["disconnect"],
) {
  useEffect(() => {
    links.set(name, { connect, disconnect });
    return () => void links.delete(name);
  }, [links, name, connect, disconnect]);
}
