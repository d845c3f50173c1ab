/** The wallets and the selected account as pages see them. */
import { useSelectedWalletAccount } from "@solana/react";
import { uiWalletAccountBelongsToUiWallet } from "@wallet-standard/react";
import type { UiWallet } from "@wallet-standard/react";
import { useMemo, useState } from "react";

import { Told, explain } from "../chain/errors/explain.ts";
import type { HumanError, WalletChoice, WalletState, WalletView } from "../model/types.ts";
import type { Link } from "./WalletLink.tsx";
import { BROKEN, NO_ACCOUNT, STILL_CONNECTED, accountFault } from "./account.ts";
import type { Chain } from "./account.ts";

/** `fault` is what is wrong with the selected account, which then does not count. */
export function useWalletView(
  links: ReadonlyMap<string, Link>,
  chain: Chain,
  fault: HumanError | null,
): WalletView {
  const [account, select, wallets] = useSelectedWalletAccount();
  const [connecting, setConnecting] = useState<string | null>(null);
  const [error, setError] = useState<HumanError | null>(null);
  return useMemo(() => {
    // Not by the address: the same key may be in two wallets.
    const ofAccount = wallets.find(
      (one) => account !== undefined && uiWalletAccountBelongsToUiWallet(account, one),
    );
    const connect = async (id: string) => {
      setConnecting(id);
      setError(null);
      try {
        select(await firstUsable(links.get(id), chain));
      } catch (reason) {
        setError(explain(reason));
      } finally {
        setConnecting(null);
      }
    };
    const disconnect = async () => {
      select(undefined);
      setError(null);
      try {
        if (ofAccount !== undefined) await links.get(ofAccount.name)?.disconnect?.();
      } catch {
        setError(STILL_CONNECTED);
      }
    };
    const usable = fault === null ? account?.address : undefined;
    return {
      state: stateOf(wallets, connecting, ofAccount, usable, chain),
      choices: wallets.map(choiceOf),
      error: error ?? fault,
      connect,
      select: (address) => {
        select(ofAccount?.accounts.find((one) => one.address === address) ?? account);
      },
      disconnect,
    };
  }, [account, select, wallets, connecting, error, links, chain, fault]);
}

async function firstUsable(link: Link | undefined, chain: Chain) {
  if (link === undefined) throw new Told(BROKEN);
  const accounts = await link.connect();
  const usable = accounts.find((one) => accountFault(one, chain) === null);
  if (usable !== undefined) return usable;
  const [first] = accounts;
  throw new Told((first === undefined ? null : accountFault(first, chain)) ?? NO_ACCOUNT);
}

const choiceOf = ({ name, icon }: Pick<UiWallet, "name" | "icon">): WalletChoice => ({
  id: name,
  name,
  icon,
});

function stateOf(
  wallets: readonly UiWallet[],
  connecting: string | null,
  wallet: UiWallet | undefined,
  address: string | undefined,
  chain: Chain,
): WalletState {
  const asked = wallets.find(({ name }) => name === connecting);
  if (asked !== undefined) return { status: "connecting", choice: choiceOf(asked) };
  if (wallet === undefined || address === undefined) return { status: "disconnected" };
  const usable = wallet.accounts.filter((one) => accountFault(one, chain) === null);
  const accounts = usable.map((one) => one.address);
  return { status: "connected", choice: choiceOf(wallet), address, accounts };
}
