/** Whether the page can sign with an account that a wallet shows, and what to say if not. */
import type { UiWalletAccount } from "@wallet-standard/react";

import type { HumanError } from "../model/types.ts";

export type Chain = `solana:${string}`;

/** What a wallet must be able to do; an account of its own may be able to do less. */
export const SIGN = "solana:signTransaction";

type Described = Pick<UiWalletAccount, "chains" | "features">;

/** `null` where all is well. Asking such an account for a signer would throw. */
export function accountFault(account: Described, chain: Chain): HumanError | null {
  if (!account.chains.includes(chain)) {
    return {
      kind: "rejected",
      title: `The wallet's account is not for ${chain.slice("solana:".length)}`,
      advice: "Choose another network or another account in the wallet, and connect again.",
    };
  }
  if (!account.features.includes(SIGN)) {
    return {
      kind: "rejected",
      title: "The wallet's account cannot sign transactions",
      advice: "It can only be looked at. Choose another account in the wallet, and connect again.",
    };
  }
  return null;
}

/** Of an account that says it can do all and then cannot. */
export const BROKEN: HumanError = {
  kind: "unknown",
  title: "This wallet does not work with the page",
  advice: "Choose another account or another wallet. Nothing was sent.",
};

export const NO_ACCOUNT: HumanError = {
  kind: "rejected",
  title: "The wallet shows the page no account",
  advice: "Unlock it, choose an account for this page, and connect again.",
};

export const STILL_CONNECTED: HumanError = {
  kind: "unknown",
  title: "The wallet did not say that it has disconnected",
  advice: "This page uses it no more. The wallet itself may still list the page as connected.",
};
