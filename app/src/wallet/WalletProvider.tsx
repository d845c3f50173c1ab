/**
 * Wallets by the Wallet Standard. The page signs with them and sends itself, so that a wallet's
 * own node has no say in which cluster is meant.
 */
import { SelectedWalletAccountContextProvider, useSelectedWalletAccount } from "@solana/react";
import { useCallback, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { TransactionModifyingSigner } from "@solana/kit";
import { getUiWalletAccountStorageKey } from "@wallet-standard/react";
import type { UiWallet } from "@wallet-standard/react";

import { LinkBoundary } from "./LinkBoundary.tsx";
import { SigningLink } from "./SigningLink.tsx";
import { WalletLink } from "./WalletLink.tsx";
import type { Link } from "./WalletLink.tsx";
import { BROKEN, SIGN, accountFault } from "./account.ts";
import type { Chain } from "./account.ts";
import { WalletContext } from "./context.ts";
import { selection } from "./selection.ts";
import { useWalletView } from "./useWalletView.ts";

const CONNECT = "standard:connect";

export function WalletProvider(props: { readonly chain: Chain; readonly children: ReactNode }) {
  const { chain, children } = props;
  const canSign = useCallback(
    ({ chains, features }: UiWallet) =>
      chains.includes(chain) && features.includes(SIGN) && features.includes(CONNECT),
    [chain],
  );
  return (
    <SelectedWalletAccountContextProvider filterWallets={canSign} stateSync={selection}>
      <Connected chain={chain}>{children}</Connected>
    </SelectedWalletAccountContextProvider>
  );
}

function Connected({ chain, children }: { readonly chain: Chain; readonly children: ReactNode }) {
  const [account, , wallets] = useSelectedWalletAccount();
  const [signer, setSigner] = useState<TransactionModifyingSigner | null>(null);
  /** The account that threw when it was asked for a signer. */
  const [broken, setBroken] = useState<string | null>(null);
  const [links] = useState(() => new Map<string, Link>());
  const key = account === undefined ? null : getUiWalletAccountStorageKey(account);
  const fault = useMemo(() => {
    if (account === undefined) return null;
    return broken === key ? BROKEN : accountFault(account, chain);
  }, [account, key, broken, chain]);
  const view = useWalletView(links, chain, fault);
  const value = useMemo(() => ({ view, signer }), [view, signer]);
  return (
    <WalletContext value={value}>
      {wallets.map((wallet) => (
        <LinkBoundary key={wallet.name}>
          <WalletLink wallet={wallet} links={links} />
        </LinkBoundary>
      ))}
      {account !== undefined && fault === null && (
        <LinkBoundary
          key={key}
          onBroken={() => {
            setBroken(key);
          }}
        >
          <SigningLink account={account} chain={chain} onSigner={setSigner} />
        </LinkBoundary>
      )}
      {children}
    </WalletContext>
  );
}
