/** Reads everything that a solvency check looks at, as of one moment. */
import { getAddressDecoder, getAddressEncoder } from "@solana/kit";
import type { Address } from "@solana/kit";

import type { Arithmetic } from "../math/arithmetic.ts";
import { solvency, solvencyAddresses } from "../math/solvency.ts";
import type { SolvencyReport } from "../math/solvency.ts";
import { readAccounts } from "./accounts.ts";
import type { RawAccount } from "./accounts.ts";
import { Told } from "./errors/explain.ts";
import { TIDEPOOL_PROGRAM_ADDRESS, findValidatorsPda } from "./generated/tidepool/index.ts";
import { searchAccounts } from "./accounts.ts";
import type { Node } from "./node.ts";
import * as sysvars from "./sysvars.ts";

const TICKET_SIZE = 144n;
const TICKET_POOL_OFFSET = 16n;
const ATTEMPTS = 4;

export interface SolvencyState {
  readonly slot: bigint;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly report: SolvencyReport;
  readonly stakeCount: number;
  readonly ticketCount: number;
}

/**
 * Many requests are not one moment: what is read counts only if the pool and its list were the
 * same before and after.
 */
export async function readSolvency(
  node: Node,
  arithmetic: Arithmetic,
  pool: Address,
): Promise<SolvencyState> {
  const [list] = await findValidatorsPda({ pool });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await readAccounts(node.rpc, [pool, list]);
    const [poolBefore, listBefore] = [before.all.get(pool), before.all.get(list)];
    const empty = new Uint8Array();
    const named = solvencyAddresses(
      arithmetic,
      poolBefore?.data ?? empty,
      listBefore?.data ?? empty,
    );
    const [tickets, between] = await Promise.all([
      searchAccounts(node.rpc, TIDEPOOL_PROGRAM_ADDRESS, TICKET_SIZE, [
        { offset: TICKET_POOL_OFFSET, bytes: pool },
      ]),
      readAccounts(node.rpc, [pool, list, sysvars.CLOCK, sysvars.RENT, ...named.map(toText)]),
    ]);
    const after = await readAccounts(node.rpc, [pool, list]);
    const isSame = [between, after].every(({ all }) =>
      [pool, list].every((one) => same(before.all.get(one), all.get(one))),
    );
    if (isSame) return checked(arithmetic, pool, between.all, tickets, between.slot);
  }
  throw new Told({
    kind: "network",
    title: "The pool changes too fast to be counted",
    advice:
      "While everything was read somebody used the pool each time. The page tries again by itself.",
    remedy: "retry",
  });
}

function checked(
  arithmetic: Arithmetic,
  pool: Address,
  accounts: ReadonlyMap<Address, RawAccount>,
  tickets: readonly RawAccount[],
  slot: bigint,
): SolvencyState {
  const clock = accounts.get(sysvars.CLOCK);
  const rent = accounts.get(sysvars.RENT);
  if (clock === undefined || rent === undefined) throw new Error("the node has no sysvars");
  const { epoch, unixTime } = sysvars.decodeClock(clock.data);
  const counted = [...accounts.values()].filter((one) => one !== clock && one !== rent);
  const report = solvency(arithmetic, {
    slot,
    epoch,
    unixTime,
    rent: sysvars.decodeRent(rent.data)(0n),
    program: toBytes(TIDEPOOL_PROGRAM_ADDRESS),
    pool: toBytes(pool),
    accounts: [...counted, ...tickets].map(({ address, owner, lamports, data }) => ({
      address: toBytes(address),
      owner: toBytes(owner),
      lamports,
      data,
    })),
  });
  // Besides the stake accounts there are the pool, its list, its reserve and its mint.
  const stakeCount = Math.max(0, counted.length - 4);
  return { slot, at: Date.now(), report, stakeCount, ticketCount: tickets.length };
}

const encoder = getAddressEncoder();
const decoder = getAddressDecoder();
const toBytes = (address: Address) => new Uint8Array(encoder.encode(address));
const toText = (bytes: Uint8Array) => decoder.decode(bytes);

const same = (one: RawAccount | undefined, other: RawAccount | undefined): boolean =>
  one?.data.length === other?.data.length &&
  (one?.data.every((byte, index) => byte === other?.data[index]) ?? true);
