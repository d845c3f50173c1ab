/** Accounts as bytes. */
import { getBase64Encoder } from "@solana/kit";
import type { Address } from "@solana/kit";

import type { Rpc } from "./node.ts";

export interface RawAccount {
  readonly address: Address;
  readonly owner: Address;
  readonly lamports: bigint;
  readonly data: Uint8Array;
}

/** Accounts that were read together; one that does not exist is not there. */
export interface Accounts {
  /** The slot that they are of; the oldest where several requests were needed. */
  readonly slot: bigint;
  readonly all: ReadonlyMap<Address, RawAccount>;
}

/** As many as a node gives at once. */
const BATCH = 100;

const base64 = getBase64Encoder();
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(base64.encode(text));

export async function readAccounts(rpc: Rpc, addresses: readonly Address[]): Promise<Accounts> {
  const unique = [...new Set(addresses)];
  const batches: Address[][] = [];
  for (let start = 0; start < unique.length; start += BATCH) {
    batches.push(unique.slice(start, start + BATCH));
  }
  const answers = await Promise.all(
    batches.map(async (batch) => {
      const options = { encoding: "base64", commitment: "confirmed" } as const;
      const { context, value } = await rpc.getMultipleAccounts(batch, options).send();
      return { slot: context.slot, value, batch };
    }),
  );
  const all = new Map<Address, RawAccount>();
  for (const { batch, value } of answers) {
    batch.forEach((address, index) => {
      const account = value[index];
      if (account === null || account === undefined) return;
      const { owner, lamports } = account;
      all.set(address, { address, owner, lamports, data: fromBase64(account.data[0]) });
    });
  }
  const slots = answers.map(({ slot }) => slot);
  return { slot: slots.reduce((a, b) => (a < b ? a : b), slots[0] ?? 0n), all };
}

/** A condition on the bytes of an account. */
export interface Where {
  readonly offset: bigint;
  /** Base58. */
  readonly bytes: string;
}

/** All accounts of a program of one size whose bytes are as said. */
export async function searchAccounts(
  rpc: Rpc,
  program: Address,
  size: bigint,
  where: readonly Where[],
): Promise<readonly RawAccount[]> {
  const filters = [
    { dataSize: size },
    ...where.map(({ offset, bytes }) => ({
      memcmp: { offset, bytes: bytes as never, encoding: "base58" as const },
    })),
  ];
  const options = { encoding: "base64", commitment: "confirmed", filters } as const;
  const found = await rpc.getProgramAccounts(program, options).send();
  return found.map(({ pubkey, account }) => ({
    address: pubkey,
    owner: account.owner,
    lamports: account.lamports,
    data: fromBase64(account.data[0]),
  }));
}
