/** What a wallet has: SOL, tideSOL, stake, tickets. */
import type { Address } from "@solana/kit";
import {
  TOKEN_PROGRAM_ADDRESS,
  findAssociatedTokenPda,
  getTokenDecoder,
} from "@solana-program/token";

import { readAccounts, searchAccounts } from "./accounts.ts";
import {
  TIDEPOOL_PROGRAM_ADDRESS,
  findMintPda,
  getTicketDecoder,
  getTicketSize,
} from "./generated/tidepool/index.ts";
import type { Ticket } from "./generated/tidepool/index.ts";
import type { Node } from "./node.ts";
import { STAKE_PROGRAM, STAKE_SIZE, WITHDRAWER_OFFSET, decodeStake } from "./stake_account.ts";
import type { StakeAccount } from "./stake_account.ts";

const TICKET_POOL_OFFSET = 16n;
const TICKET_OWNER_OFFSET = 48n;

export interface Holder {
  readonly slot: bigint;
  readonly owner: Address;
  readonly lamports: bigint;
  /** Where the tideSOL is, or will be after the first deposit. */
  readonly tokenAccount: Address;
  readonly hasTokenAccount: boolean;
  readonly shares: bigint;
  readonly stakes: readonly StakeAccount[];
}

export interface OwnedTicket {
  readonly address: Address;
  readonly lamports: bigint;
  readonly ticket: Ticket;
}

/** The account of `owner` for the pool's token. */
export async function tokenAccountOf(pool: Address, owner: Address): Promise<Address> {
  const [mint] = await findMintPda({ pool });
  const seeds = { owner, mint, tokenProgram: TOKEN_PROGRAM_ADDRESS };
  const [associated] = await findAssociatedTokenPda(seeds);
  return associated;
}

export async function readHolder(node: Node, pool: Address, owner: Address): Promise<Holder> {
  const tokenAccount = await tokenAccountOf(pool, owner);
  const where = [{ offset: WITHDRAWER_OFFSET, bytes: owner }];
  const [{ slot, all }, stakes] = await Promise.all([
    readAccounts(node.rpc, [owner, tokenAccount]),
    searchAccounts(node.rpc, STAKE_PROGRAM, STAKE_SIZE, where),
  ]);
  const token = all.get(tokenAccount);
  const hasTokenAccount = token?.owner === TOKEN_PROGRAM_ADDRESS;
  return {
    slot,
    owner,
    lamports: all.get(owner)?.lamports ?? 0n,
    tokenAccount,
    hasTokenAccount,
    shares: hasTokenAccount ? getTokenDecoder().decode(token.data).amount : 0n,
    stakes: stakes.map(decodeStake).filter((stake) => stake !== null),
  };
}

/** The open tickets of a pool, of everybody or of one owner. */
export async function readTickets(
  node: Node,
  pool: Address,
  owner?: Address,
): Promise<readonly OwnedTicket[]> {
  const where = [{ offset: TICKET_POOL_OFFSET, bytes: pool }];
  if (owner !== undefined) where.push({ offset: TICKET_OWNER_OFFSET, bytes: owner });
  const size = BigInt(getTicketSize());
  const found = await searchAccounts(node.rpc, TIDEPOOL_PROGRAM_ADDRESS, size, where);
  return found.map(({ address, lamports, data }) => ({
    address,
    lamports,
    ticket: getTicketDecoder().decode(data),
  }));
}
