/**
 * Wallets by the Wallet Standard. The page signs with them and sends itself, so that a wallet's
 * own node has no say in which cluster is meant.
 */
import { SelectedWalletAccountContextProvider, useSelectedWalletAccount } from "@solana/react";
import { useCallback, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { TransactionModifyingSigner } from "@solana/kit";
import type { UiWallet, UiWalletAccount } from "@wallet-standard/react";

import { Told, explain } from "../chain/errors/explain.ts";
import type { HumanError, WalletChoice, WalletState, WalletView } from "../model/types.ts";
import { Contained } from "./Contained.tsx";
import { SigningLink } from "./SigningLink.tsx";
import { WalletLink } from "./WalletLink.tsx";
import type { Link } from "./WalletLink.tsx";
import { WalletContext } from "./context.ts";
import { selection } from "./selection.ts";

const SIGN = "solana:signTransaction";
const CONNECT = "standard:connect";

type Chain = `solana:${string}`;

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
  const [links] = useState(() => new Map<string, Link>());
  const view = useWalletView(links, chain);
  const value = useMemo(() => ({ view, signer }), [view, signer]);
  return (
    <WalletContext value={value}>
      {wallets.map((wallet) => (
        <Contained key={wallet.name}>
          <WalletLink wallet={wallet} links={links} />
        </Contained>
      ))}
      {account !== undefined && signsFor(account, chain) && (
        <Contained key={account.address}>
          <SigningLink account={account} chain={chain} onSigner={setSigner} />
        </Contained>
      )}
      {children}
    </WalletContext>
  );
}

/** A wallet's accounts need not do all that the wallet can. */
const signsFor = ({ chains, features }: UiWalletAccount, chain: Chain) =>
  chains.includes(chain) && features.includes(SIGN);

const choiceOf = ({ name, icon }: Pick<UiWallet, "name" | "icon">): WalletChoice => ({
  id: name,
  name,
  icon,
});

function useWalletView(links: ReadonlyMap<string, Link>, chain: Chain): WalletView {
  const [account, select, wallets] = useSelectedWalletAccount();
  const [connecting, setConnecting] = useState<string | null>(null);
  const [error, setError] = useState<HumanError | null>(null);
  return useMemo(() => {
    const ofAccount = wallets.find(({ accounts }) =>
      accounts.some((one) => one.address === account?.address),
    );
    const connect = async (id: string) => {
      setConnecting(id);
      setError(null);
      try {
        const first = (await links.get(id)?.connect())?.[0];
        if (first === undefined) throw new Told(NO_ACCOUNT);
        if (!signsFor(first, chain)) throw new Told(wrongAccount(chain));
        select(first);
      } catch (reason) {
        setError(explain(reason));
      } finally {
        setConnecting(null);
      }
    };
    const disconnect = async () => {
      select(undefined);
      try {
        if (ofAccount !== undefined) await links.get(ofAccount.name)?.disconnect?.();
      } catch {
        // The page has forgotten the account: whether the wallet has, is the wallet's affair.
      }
    };
    return {
      state: stateOf(wallets, connecting, ofAccount, account?.address),
      choices: wallets.map(choiceOf),
      error,
      connect,
      select: (address) => {
        select(ofAccount?.accounts.find((one) => one.address === address) ?? account);
      },
      disconnect,
    };
  }, [account, select, wallets, connecting, error, links, chain]);
}

function stateOf(
  wallets: readonly UiWallet[],
  connecting: string | null,
  wallet: UiWallet | undefined,
  address: string | undefined,
): WalletState {
  const asked = wallets.find(({ name }) => name === connecting);
  if (asked !== undefined) return { status: "connecting", choice: choiceOf(asked) };
  if (wallet === undefined || address === undefined) return { status: "disconnected" };
  const accounts = wallet.accounts.map((one) => one.address);
  return { status: "connected", choice: choiceOf(wallet), address, accounts };
}

const NO_ACCOUNT: HumanError = {
  kind: "rejected",
  title: "The wallet shows the page no account",
  advice: "Unlock it, choose an account for this page, and connect again.",
};

const wrongAccount = (chain: Chain): HumanError => ({
  kind: "rejected",
  title: "This account does not sign for the network of this page",
  advice: `The page is on ${chain.replace("solana:", "")}. Choose another account or network in the wallet, and connect again.`,
});
