/** A market of the lender, and what one person has in it. */
import type { Address } from "@solana/kit";

import { readAccounts } from "./accounts.ts";
import { Told } from "./errors/explain.ts";
import {
  LENDING_PROGRAM_ADDRESS,
  findObligationPda,
  findPositionPda,
  getMarketDecoder,
  getObligationDecoder,
  getPositionDecoder,
} from "./generated/lending/index.ts";
import type { Market, Obligation, Position } from "./generated/lending/index.ts";
import type { Node } from "./node.ts";

const MARKET_TAG = 1;

export interface MarketState {
  readonly slot: bigint;
  readonly address: Address;
  readonly market: Market;
  /** The account's bytes, for the arithmetic. */
  readonly bytes: Uint8Array;
}

/** Addresses that the owner's accounts have, and the accounts as far as they exist. */
export interface Loan {
  readonly positionAddress: Address;
  readonly obligationAddress: Address;
  readonly position: Position | null;
  readonly obligation: Obligation | null;
}

export async function readMarket(node: Node, address: Address): Promise<MarketState> {
  const { slot, all } = await readAccounts(node.rpc, [address]);
  const account = all.get(address);
  if (account?.owner !== LENDING_PROGRAM_ADDRESS || account.data[0] !== MARKET_TAG) {
    throw new Told({
      kind: "network",
      title: "There is no market at the address of this page",
      advice:
        "The page is set up for another cluster, or the market is being made. It looks again by itself.",
      remedy: "retry",
    });
  }
  return { slot, address, market: getMarketDecoder().decode(account.data), bytes: account.data };
}

export async function readLoan(node: Node, market: Address, owner: Address): Promise<Loan> {
  const [[positionAddress], [obligationAddress]] = await Promise.all([
    findPositionPda({ market, owner }),
    findObligationPda({ market, owner }),
  ]);
  const { all } = await readAccounts(node.rpc, [positionAddress, obligationAddress]);
  const ours = (address: Address) => {
    const account = all.get(address);
    return account?.owner === LENDING_PROGRAM_ADDRESS ? account.data : null;
  };
  const [position, obligation] = [ours(positionAddress), ours(obligationAddress)];
  return {
    positionAddress,
    obligationAddress,
    position: position === null ? null : getPositionDecoder().decode(position),
    obligation: obligation === null ? null : getObligationDecoder().decode(obligation),
  };
}
