import { act, cleanup, renderHook } from "@testing-library/react";
import type { Wallet, WalletAccount } from "@wallet-standard/base";
import { registerWallet } from "@wallet-standard/wallet";
import { useContext } from "react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { WalletProvider } from "./WalletProvider.tsx";
import { WalletContext } from "./context.ts";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const CHAIN = "solana:localnet";
const SIGN = "solana:signTransaction";
const ADDRESS = "Stake11111111111111111111111111111111111111";

const account = (some: Partial<WalletAccount> = {}): WalletAccount => ({
  address: ADDRESS,
  publicKey: new Uint8Array(32),
  chains: [CHAIN],
  features: [SIGN],
  ...some,
});

/** Wallets stay registered: each test takes a name of its own. */
function install(name: string, accounts: readonly WalletAccount[], more: Wallet["features"] = {}) {
  const wallet: Wallet = {
    version: "1.0.0",
    name,
    icon: "data:image/svg+xml;base64,",
    chains: [CHAIN, "solana:mainnet"],
    accounts,
    features: {
      "standard:connect": { version: "1.0.0", connect: () => Promise.resolve({ accounts }) },
      [SIGN]: { version: "1.0.0", supportedTransactionVersions: [0], signTransaction: vi.fn() },
      ...more,
    },
  };
  registerWallet(wallet);
}

async function connectTo(name: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <WalletProvider chain={CHAIN}>{children}</WalletProvider>
  );
  const { result } = renderHook(() => useContext(WalletContext), { wrapper });
  await act(() => result.current.view.connect(name));
  return result;
}

describe("a wallet that cannot disconnect", () => {
  it("works, and is forgotten by the page alone", async () => {
    install("lasting", [account()]);
    const handle = await connectTo("lasting");
    expect(handle.current.view.state).toMatchObject({ status: "connected", address: ADDRESS });
    expect(handle.current.signer?.address).toBe(ADDRESS);
    await act(() => handle.current.view.disconnect());
    expect(handle.current.view.state.status).toBe("disconnected");
    expect(handle.current.view.error).toBeNull();
    expect(handle.current.signer).toBeNull();
  });
});

describe("a wallet that fails to disconnect", () => {
  it("is forgotten, and the page says what may be left", async () => {
    const disconnect = () => Promise.reject(new Error("no"));
    install("clinging", [account()], { "standard:disconnect": { version: "1.0.0", disconnect } });
    const handle = await connectTo("clinging");
    await act(() => handle.current.view.disconnect());
    expect(handle.current.view.state.status).toBe("disconnected");
    expect(handle.current.view.error?.title).toMatch(/did not say that it has disconnected/);
  });
});

it("is the one that was chosen, also where another wallet has the same key", async () => {
  install("first", [account()]);
  install("second", [account()]);
  const handle = await connectTo("second");
  expect(handle.current.view.state).toMatchObject({ choice: { name: "second" } });
});

describe("an account that the page cannot sign with", () => {
  it.each<[string, Partial<WalletAccount>, RegExp]>([
    ["elsewhere", { chains: ["solana:mainnet"] }, /is not for localnet/],
    ["watching", { features: [] }, /cannot sign/],
  ])("is not taken, and the page says why: %s", async (name, some, words) => {
    install(name, [account(some)]);
    const handle = await connectTo(name);
    expect(handle.current.view.state.status).toBe("disconnected");
    expect(handle.current.view.error?.title).toMatch(words);
  });

  it("does not break the page when it was chosen at an earlier visit", async () => {
    install("remembered", [account({ chains: ["solana:mainnet"] })]);
    localStorage.setItem("tidepool.wallet", `remembered:${ADDRESS}`);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <WalletProvider chain={CHAIN}>{children}</WalletProvider>
    );
    const { result } = renderHook(() => useContext(WalletContext), { wrapper });
    await act(() => Promise.resolve());
    expect(result.current.view.state.status).toBe("disconnected");
    expect(result.current.view.error?.title).toMatch(/is not for localnet/);
  });

  it("is passed over where the wallet has another", async () => {
    const other = account({ address: "0xabc", chains: ["ethereum:1"] });
    install("of many chains", [other, account()]);
    const handle = await connectTo("of many chains");
    expect(handle.current.view.state).toMatchObject({ address: ADDRESS, accounts: [ADDRESS] });
  });

  it("breaks nothing but itself where asking it throws", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    install("lying", [account({ address: "no address of Solana" })]);
    const handle = await connectTo("lying");
    expect(handle.current.view.state.status).toBe("disconnected");
    expect(handle.current.view.error?.title).toMatch(/does not work with the page/);
  });
});
