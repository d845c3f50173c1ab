/** The pool with all that its prices depend on, read in one slot. */
import { getU64Decoder } from "@solana/kit";
import type { Address } from "@solana/kit";

import type { Schedule } from "../math/situation.ts";
import { readAccounts } from "./accounts.ts";
import type { RawAccount } from "./accounts.ts";
import { Told } from "./errors/explain.ts";
import {
  POOL_DISCRIMINATOR,
  TIDEPOOL_PROGRAM_ADDRESS,
  findMintPda,
  findReservePda,
  getPoolDecoder,
} from "./generated/tidepool/index.ts";
import type { Pool } from "./generated/tidepool/index.ts";
import type { Node } from "./node.ts";
import * as sysvars from "./sysvars.ts";

/** Of an SPL token mint. */
const SUPPLY_OFFSET = 36;

export interface PoolState {
  readonly slot: bigint;
  readonly address: Address;
  readonly pool: Pool;
  /** The account's bytes, for the arithmetic. */
  readonly bytes: Uint8Array;
  /** What the reserve holds, booked or not. */
  readonly reserveLamports: bigint;
  /** Tokens in existence. */
  readonly supply: bigint;
  readonly clock: sysvars.Clock;
  readonly schedule: Schedule;
  /** Lamports that an account of so many bytes must hold. */
  readonly rent: (size: bigint) => bigint;
  readonly areRewardsActive: boolean;
}

export async function readPool(node: Node, address: Address): Promise<PoolState> {
  const [[reserve], [mint]] = await Promise.all([
    findReservePda({ pool: address }),
    findMintPda({ pool: address }),
  ]);
  const { CLOCK, SCHEDULE, RENT, REWARDS } = sysvars;
  const wanted = [address, reserve, mint, CLOCK, SCHEDULE, RENT, REWARDS];
  const { slot, all } = await readAccounts(node.rpc, wanted);
  const account = requirePool(all.get(address));
  const [clock, schedule, rent] = [CLOCK, SCHEDULE, RENT].map((one) => all.get(one)?.data);
  if (clock === undefined || schedule === undefined || rent === undefined) throw noPool();
  const mintData = all.get(mint)?.data;
  return {
    slot,
    address,
    pool: getPoolDecoder().decode(account.data),
    bytes: account.data,
    reserveLamports: all.get(reserve)?.lamports ?? 0n,
    supply: mintData === undefined ? 0n : getU64Decoder().decode(mintData, SUPPLY_OFFSET),
    clock: sysvars.decodeClock(clock),
    schedule: sysvars.decodeSchedule(schedule),
    rent: sysvars.decodeRent(rent),
    areRewardsActive: sysvars.areRewardsActive(all.get(REWARDS)?.data),
  };
}

function requirePool(account: RawAccount | undefined): RawAccount {
  const isOurs =
    account?.owner === TIDEPOOL_PROGRAM_ADDRESS &&
    POOL_DISCRIMINATOR.every((byte, index) => account.data[index] === byte);
  if (account === undefined || !isOurs) throw noPool();
  return account;
}

const noPool = () =>
  new Told({
    kind: "network",
    title: "There is no pool at the address of this page",
    advice:
      "The page is set up for another cluster, or the pool is being made. It looks again by itself.",
    remedy: "retry",
  });
