/**
 * A wallet for tests and local chains, which signs whatever it is asked. Its key lies in the
 * session's storage: it is in no build but that of `npm run build:local`.
 */
import {
  createKeyPairFromPrivateKeyBytes,
  getAddressFromPublicKey,
  getBase58Decoder,
  getBase58Encoder,
  getTransactionDecoder,
  getTransactionEncoder,
  partiallySignTransaction,
} from "@solana/kit";
import type { Address } from "@solana/kit";
import type { SolanaSignTransactionFeature } from "@solana/wallet-standard-features";
import type { Wallet, WalletAccount } from "@wallet-standard/base";
import { registerWallet } from "@wallet-standard/wallet";

const KEY = "tidepool.burner";
const CHAINS = ["solana:localnet"] as const;
/** A flame. */
const ICON =
  "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyNCAyNCI+PHBhdGggZmlsbD0iI2QzNCIgZD0iTTEyIDJjMSA0IDYgNiA2IDEyYTYgNiAwIDAgMS0xMiAwYzAtMyAyLTQgMy02IDEgMSAxIDIgMiAzIDEtMyAwLTYgMS05eiIvPjwvc3ZnPg==";

declare global {
  interface Window {
    /** How tests talk to the burner. */
    tidepoolBurner?: { rejectNext(): void; readonly address: Address };
  }
}

/** The key of this session, made at the first call. */
async function sessionKey() {
  const stored = sessionStorage.getItem(KEY);
  const seed =
    stored === null
      ? crypto.getRandomValues(new Uint8Array(32))
      : new Uint8Array(getBase58Encoder().encode(stored));
  sessionStorage.setItem(KEY, getBase58Decoder().decode(seed));
  return createKeyPairFromPrivateKeyBytes(seed);
}

/** Registers the burner with the page. */
export async function registerBurner(): Promise<void> {
  const pair = await sessionKey();
  const address = await getAddressFromPublicKey(pair.publicKey);
  const account: WalletAccount = {
    address,
    publicKey: new Uint8Array(getBase58Encoder().encode(address)),
    chains: CHAINS,
    features: ["solana:signTransaction"],
    label: "Burner",
  };
  let isRejecting = false;
  const signing: SolanaSignTransactionFeature["solana:signTransaction"] = {
    version: "1.0.0",
    supportedTransactionVersions: ["legacy", 0],
    signTransaction: async (...inputs) => {
      if (isRejecting) {
        isRejecting = false;
        throw Object.assign(new Error("User rejected the request."), { code: 4001 });
      }
      const signed = inputs.map(async ({ transaction }) => {
        const decoded = getTransactionDecoder().decode(transaction);
        const whole = await partiallySignTransaction([pair], decoded);
        return { signedTransaction: new Uint8Array(getTransactionEncoder().encode(whole)) };
      });
      return Promise.all(signed);
    },
  };
  registerWallet(walletWith(account, signing));
  window.tidepoolBurner = {
    address,
    rejectNext: () => {
      isRejecting = true;
    },
  };
}

/** A wallet of one account, shown once the page has asked to connect. */
function walletWith(
  account: WalletAccount,
  signing: SolanaSignTransactionFeature["solana:signTransaction"],
): Wallet {
  let accounts: readonly WalletAccount[] = [];
  const listeners = new Set<(change: Pick<Wallet, "accounts">) => void>();
  const show = (shown: typeof accounts) => {
    accounts = shown;
    for (const listener of listeners) listener({ accounts });
  };
  // A page that is reloaded finds its account again.
  if (sessionStorage.getItem(`${KEY}.connected`) !== null) accounts = [account];
  return {
    version: "1.0.0",
    name: "Burner wallet (local chain only)",
    icon: ICON,
    chains: CHAINS,
    get accounts() {
      return accounts;
    },
    features: {
      "standard:connect": {
        version: "1.0.0",
        connect: () => {
          sessionStorage.setItem(`${KEY}.connected`, "yes");
          show([account]);
          return Promise.resolve({ accounts });
        },
      },
      "standard:disconnect": {
        version: "1.0.0",
        disconnect: () => {
          sessionStorage.removeItem(`${KEY}.connected`);
          show([]);
          return Promise.resolve();
        },
      },
      "standard:events": {
        version: "1.0.0",
        on: (_event: "change", listener: (change: Pick<Wallet, "accounts">) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      "solana:signTransaction": signing,
    },
  };
}
