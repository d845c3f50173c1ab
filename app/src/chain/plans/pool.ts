/** What holders do with the pool, as instructions. */
import { createNoopSigner } from "@solana/kit";
import type { Address } from "@solana/kit";
import { getCreateAccountWithSeedInstruction } from "@solana-program/system";
import { getCreateAssociatedTokenIdempotentInstruction } from "@solana-program/token";
import {
  createAddressWithSeed,
  getAddressEncoder,
  getProgramDerivedAddress,
  getU32Encoder,
} from "@solana/kit";

import type { ActionArguments } from "../../model/types.ts";
import {
  TIDEPOOL_PROGRAM_ADDRESS,
  findTicketPda,
  getCancelTicketInstruction,
  getClaimTicketInstruction,
  getDepositSolInstruction,
  getDepositStakeInstruction,
  getOrderTicketInstruction,
  getRedeemInstruction,
  getRedeemSolInstruction,
  getRedeemStakeInstruction,
  getTransferTicketInstruction,
} from "../generated/tidepool/index.ts";
import type { ValidatorEntry } from "../generated/tidepool/index.ts";
import type { PoolState } from "../pool.ts";
import { STAKE_PROGRAM, STAKE_SIZE } from "../stake_account.ts";
import { NO_ADDRESS } from "../validators.ts";
import { minted, nothing, one, owed, paid, paidAndOwed } from "./plan.ts";
import type { Plan } from "./plan.ts";

/** Who acts on which pool. */
export interface Acting {
  readonly state: PoolState;
  readonly owner: Address;
  readonly tokenAccount: Address;
  readonly hasTokenAccount: boolean;
}

/** A validator as an instruction names it. */
export interface NamedValidator {
  readonly index: number;
  readonly entry: ValidatorEntry;
}

/** Signatures are the wallet's; instructions only need to know who signs. */
const signer = ({ owner }: Acting) => createNoopSigner(owner);

const places = ({ state: { address, pool } }: Acting) => ({
  pool: address,
  reserve: pool.reserve,
  mint: pool.mint,
});

/** The first deposit makes the account for the tideSOL. */
export function createTokenAccount(acting: Acting) {
  if (acting.hasTokenAccount) return [];
  const { owner, tokenAccount, state } = acting;
  const { mint } = state.pool;
  const payer = signer(acting);
  return [getCreateAssociatedTokenIdempotentInstruction({ payer, owner, mint, ata: tokenAccount })];
}

export function depositSol(acting: Acting, args: ActionArguments["depositSol"]): Plan {
  const payer = signer(acting);
  const accounts = { ...places(acting), recipient: acting.tokenAccount, payer };
  const deposit = getDepositSolInstruction({ ...accounts, ...args });
  return { transactions: one(...createTokenAccount(acting), deposit), read: minted };
}

export async function depositStake(
  acting: Acting,
  args: ActionArguments["depositStake"],
  validator: NamedValidator,
): Promise<Plan> {
  const { index, entry } = validator;
  const deposit = getDepositStakeInstruction({
    ...places(acting),
    validators: acting.state.pool.validators,
    recipient: acting.tokenAccount,
    source: args.stakeAccount as Address,
    owner: signer(acting),
    stake: await mainAccount(acting.state.address, entry),
    index,
    vote: entry.vote,
    minimumShares: args.minimumShares,
  });
  return { transactions: one(...createTokenAccount(acting), deposit), read: minted };
}

export function redeemSol(acting: Acting, args: ActionArguments["redeemSol"]): Plan {
  const { owner, tokenAccount: source } = acting;
  const accounts = { ...places(acting), source, owner: signer(acting), recipient: owner };
  return { transactions: one(getRedeemSolInstruction({ ...accounts, ...args })), read: paid };
}

/** `nonce`: any number that no open ticket of the owner's has. */
export async function orderTicket(
  acting: Acting,
  args: ActionArguments["orderTicket"],
  nonce: bigint,
): Promise<Plan> {
  const accounts = { ...places(acting), source: acting.tokenAccount };
  const who = { owner: signer(acting), payer: signer(acting) };
  const ticket = await ticketAt(acting, nonce);
  const order = getOrderTicketInstruction({ ...accounts, ...who, ...args, ticket, nonce });
  return { transactions: one(order), created: ticket, read: owed };
}

export async function redeem(
  acting: Acting,
  args: ActionArguments["redeem"],
  nonce: bigint,
): Promise<Plan> {
  const accounts = { ...places(acting), source: acting.tokenAccount, recipient: acting.owner };
  const who = { owner: signer(acting), payer: signer(acting) };
  const ticket = await ticketAt(acting, nonce);
  const both = getRedeemInstruction({ ...accounts, ...who, ...args, ticket, nonce });
  return { transactions: one(both), created: ticket, read: paidAndOwed };
}

/** The new stake account's address comes from the owner's, so that it needs no key of its own. */
export async function redeemStake(
  acting: Acting,
  args: ActionArguments["redeemStake"],
  { index, entry }: NamedValidator,
  seed: string,
): Promise<Plan> {
  const { owner, state, tokenAccount: source } = acting;
  const newStake = await createAddressWithSeed({
    baseAddress: owner,
    programAddress: STAKE_PROGRAM,
    seed,
  });
  const create = getCreateAccountWithSeedInstruction({
    payer: signer(acting),
    newAccount: newStake,
    base: owner,
    seed,
    amount: state.rent(STAKE_SIZE),
    space: STAKE_SIZE,
    programAddress: STAKE_PROGRAM,
  });
  const { mint, validators } = state.pool;
  const { shares, minimumLamports } = args;
  const redeem = getRedeemStakeInstruction({
    ...{ pool: state.address, validators, mint, source, newStake, stake: entry.stake },
    ...{ owner: signer(acting), authority: signer(acting) },
    ...{ index, vote: entry.vote, shares, minimumLamports },
  });
  return { transactions: one(create, redeem), created: newStake, read: paid };
}

export function claimTicket(acting: Acting, args: ActionArguments["claimTicket"]): Plan {
  const { pool, reserve } = places(acting);
  const accounts = { pool, reserve, ticket: args.ticket as Address, owner: acting.owner };
  return { transactions: one(getClaimTicketInstruction(accounts)), read: paid };
}

export function cancelTicket(acting: Acting, args: ActionArguments["cancelTicket"]): Plan {
  const { pool, mint } = places(acting);
  const cancel = getCancelTicketInstruction({
    ...{ pool, mint, recipient: acting.tokenAccount, owner: signer(acting) },
    ticket: args.ticket as Address,
    minimumShares: args.minimumShares,
  });
  return { transactions: one(...createTokenAccount(acting), cancel), read: minted };
}

export function transferTicket(acting: Acting, args: ActionArguments["transferTicket"]): Plan {
  const transfer = getTransferTicketInstruction({
    ticket: args.ticket as Address,
    owner: signer(acting),
    newOwner: args.newOwner as Address,
  });
  return { transactions: one(transfer), read: nothing };
}

async function ticketAt({ state, owner }: Acting, nonce: bigint): Promise<Address> {
  return (await findTicketPda({ pool: state.address, owner, nonce }))[0];
}

/** Where the validator's stake is, or where its next main account will be. */
async function mainAccount(pool: Address, entry: ValidatorEntry): Promise<Address> {
  if (entry.stake !== NO_ADDRESS) return entry.stake;
  const [encode, generation] = [getAddressEncoder().encode, getU32Encoder().encode];
  const seeds = ["stake", encode(pool), encode(entry.vote), generation(entry.stakeGeneration)];
  const programAddress = TIDEPOOL_PROGRAM_ADDRESS;
  return (await getProgramDerivedAddress({ programAddress, seeds }))[0];
}
