import type { TransactionModifyingSigner } from "@solana/kit";
import { createContext } from "react";

import type { WalletView } from "../model/types.ts";

export interface WalletHandle {
  readonly view: WalletView;
  /** Of the selected account. */
  readonly signer: TransactionModifyingSigner | null;
}

/** Without a cluster there are no wallets yet. */
export const NO_WALLET: WalletHandle = {
  view: {
    state: { status: "disconnected" },
    choices: [],
    error: null,
    connect: () => Promise.resolve(),
    select: () => undefined,
    disconnect: () => Promise.resolve(),
  },
  signer: null,
};

export const WalletContext = createContext<WalletHandle>(NO_WALLET);
