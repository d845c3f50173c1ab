/** A transaction from its instructions: tried first, so that it pays for the work it needs. */
import {
  appendTransactionMessageInstructions,
  compileTransaction,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  isWritableRole,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import type { Address, Blockhash, Instruction, Transaction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";

import { Refusal } from "../errors/explain.ts";
import type { Rpc } from "../node.ts";

export interface Lifetime {
  readonly blockhash: Blockhash;
  readonly lastValidBlockHeight: bigint;
}

/** What the runtime allows a transaction; a trial asks for it. */
const MOST_UNITS = 1_400_000;
/** The limit over what the trial took, in percent: the state may be another when it lands. */
const HEADROOM_PERCENT = 120n;
/** Of the prices that others paid lately for the same accounts, the one that three quarters did not
 * exceed; never more than this, in millionths of a lamport for a unit. */
const QUANTILE = 0.75;
const HIGHEST_PRICE = 1_000_000n;

export interface Composed {
  readonly transaction: Transaction;
  readonly lifetime: Lifetime;
}

/** Tries the instructions and prices them. Throws a {@link Refusal} if a program would refuse. */
export async function compose(
  rpc: Rpc,
  payer: Address,
  instructions: readonly Instruction[],
): Promise<Composed> {
  const [{ value: lifetime }, price] = await Promise.all([
    rpc.getLatestBlockhash({ commitment: "confirmed" }).send(),
    pricePerUnit(rpc, payer, instructions),
  ]);
  const priced = price === 0n ? [] : [getSetComputeUnitPriceInstruction({ microLamports: price })];
  const limited = (units: number) =>
    compiled(payer, lifetime, [
      getSetComputeUnitLimitInstruction({ units }),
      ...priced,
      ...instructions,
    ]);
  const taken = await unitsTaken(rpc, limited(MOST_UNITS));
  const units = Math.min(MOST_UNITS, Number((taken * HEADROOM_PERCENT) / 100n));
  return { transaction: limited(units), lifetime };
}

function compiled(
  payer: Address,
  lifetime: Lifetime,
  instructions: readonly Instruction[],
): Transaction {
  return pipe(
    createTransactionMessage({ version: 0 }),
    (message) => setTransactionMessageFeePayer(payer, message),
    (message) => setTransactionMessageLifetimeUsingBlockhash(lifetime, message),
    (message) => appendTransactionMessageInstructions(instructions, message),
    compileTransaction,
  );
}

async function unitsTaken(rpc: Rpc, transaction: Transaction): Promise<bigint> {
  const wire = getBase64EncodedWireTransaction(transaction);
  const options = {
    encoding: "base64",
    commitment: "confirmed",
    replaceRecentBlockhash: true,
    sigVerify: false,
  } as const;
  const { value } = await rpc.simulateTransaction(wire, options).send();
  if (value.err !== null) throw new Refusal(value.err, value.logs ?? []);
  return value.unitsConsumed ?? BigInt(MOST_UNITS);
}

async function pricePerUnit(
  rpc: Rpc,
  payer: Address,
  instructions: readonly Instruction[],
): Promise<bigint> {
  const writable = instructions.flatMap(({ accounts = [] }) =>
    accounts.filter(({ role }) => isWritableRole(role)).map(({ address }) => address),
  );
  const fees = await rpc.getRecentPrioritizationFees([...new Set([payer, ...writable])]).send();
  const paid = fees.map(({ prioritizationFee }) => BigInt(prioritizationFee));
  paid.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const price = paid[Math.floor(paid.length * QUANTILE)] ?? 0n;
  return price < HIGHEST_PRICE ? price : HIGHEST_PRICE;
}
