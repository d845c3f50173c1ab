import { wordsToBytes } from "./arithmetic.ts";
import type { Arithmetic } from "./arithmetic.ts";

const ADDRESS = 32;
const SUM = 16;

/** An account as a node shows it; addresses are 32 bytes. */
export interface RawAccount {
  readonly address: Uint8Array;
  readonly owner: Uint8Array;
  readonly lamports: bigint;
  readonly data: Uint8Array;
}

/** Everything that one check looks at. */
export interface SolvencyInput {
  readonly slot: bigint;
  readonly epoch: bigint;
  /** Seconds, of the chain's clock. */
  readonly unixTime: bigint;
  /** Lamports that an account without data must hold. */
  readonly rent: bigint;
  readonly program: Uint8Array;
  readonly pool: Uint8Array;
  readonly accounts: readonly RawAccount[];
}

/** In the order of the module's answer. */
const SUMS = [
  "reserve",
  "active",
  "starting",
  "cooling",
  "inactive",
  "ticketWorth",
  "ticketDebt",
  "pendingFees",
  "backing",
  "observed",
  "held",
  "claimed",
  "surplus",
] as const;

export interface SolvencyReport {
  readonly sums: Readonly<Record<(typeof SUMS)[number], bigint>>;
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** Which accounts to read besides the pool and its tickets; `list` is empty at first. */
export function solvencyAddresses(
  arithmetic: Arithmetic,
  pool: Uint8Array,
  list: Uint8Array,
): readonly Uint8Array[] {
  const answer = arithmetic.bytes("solvency_addresses", [pool, list], [pool.length]);
  if (!answer.ok) return [];
  const count = answer.value.length / ADDRESS;
  return Array.from({ length: count }, (_, index) =>
    answer.value.slice(index * ADDRESS, (index + 1) * ADDRESS),
  );
}

export function solvency(arithmetic: Arithmetic, input: SolvencyInput): SolvencyReport {
  const { slot, epoch, unixTime, rent, program, pool, accounts } = input;
  const parts = accounts.flatMap(({ address, owner, lamports, data }) => [
    address,
    owner,
    wordsToBytes([lamports, BigInt(data.length)]),
    data,
  ]);
  const head = wordsToBytes([slot, epoch, unixTime, rent]);
  const answer = arithmetic.bytes("solvency", [head, program, pool, ...parts]);
  if (!answer.ok) throw new Error("the accounts were passed in a form that the check cannot read");
  return read(answer.value);
}

function read(answer: Uint8Array): SolvencyReport {
  const view = new DataView(answer.buffer);
  const sums = SUMS.map((name, index) => {
    const low = view.getBigUint64(index * SUM, true);
    return [name, (view.getBigInt64(index * SUM + 8, true) << 64n) | low];
  });
  const lines = new TextDecoder().decode(answer.subarray(SUMS.length * SUM)).split("\n");
  const told = (kind: string) =>
    lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length));
  return {
    sums: Object.fromEntries(sums) as SolvencyReport["sums"],
    faults: told("fault "),
    notes: told("note "),
  };
}
