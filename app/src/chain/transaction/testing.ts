/** For tests: a node that answers by a script, and a transaction that is signed as far as it shows. */
import {
  appendTransactionMessageInstruction,
  address,
  compileTransaction,
  createSolanaRpcFromTransport,
  createTransactionMessage,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import type {
  Blockhash,
  Instruction,
  RpcTransport,
  SignatureBytes,
  Transaction,
} from "@solana/kit";

import type { Rpc } from "../node.ts";
import type { Lifetime } from "./compose.ts";

export const OWNER = address("Stake11111111111111111111111111111111111111");
export const GIVEN: Lifetime = {
  blockhash: "EETubP5AKHgjPAhzPAFcb8BAY1hMH639CWCFTqi3hq1k" as Blockhash,
  lastValidBlockHeight: 150n,
};
export const OTHER = "SysvarC1ock11111111111111111111111111111111" as Blockhash;

export function signedFor(blockhash: Blockhash, instruction?: Instruction): Transaction {
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (one) => setTransactionMessageFeePayer(OWNER, one),
    (one) =>
      setTransactionMessageLifetimeUsingBlockhash({ blockhash, lastValidBlockHeight: 0n }, one),
  );
  const compiled = compileTransaction(
    instruction === undefined ? message : appendTransactionMessageInstruction(instruction, message),
  );
  const signature = new Uint8Array(64).fill(7) as SignatureBytes;
  return { messageBytes: compiled.messageBytes, signatures: { [OWNER]: signature } };
}

export const SIGNED = signedFor(GIVEN.blockhash);
export const SIGNATURE = getSignatureFromTransaction(SIGNED);

type Answer = (call: number) => unknown;

/** Each method's answer, by how often it was called before. An answer that throws is an outage. */
export function scripted(script: Readonly<Record<string, Answer>>) {
  const calls: Record<string, number> = {};
  const answered = ({ id, method }: { readonly id: unknown; readonly method: string }) => {
    const call = calls[method] ?? 0;
    calls[method] = call + 1;
    const answer = script[method];
    if (answer === undefined) throw outage();
    const result = answer(call);
    const said = result instanceof Refused ? { error: result.error } : { result };
    return { jsonrpc: "2.0", id, ...said };
  };
  const transport: unknown = ({ payload }: { payload: Parameters<typeof answered>[0] }) =>
    Promise.resolve(payload).then(answered);
  const rpc: Rpc = createSolanaRpcFromTransport(transport as RpcTransport);
  return { rpc, calls };
}

/** An error that the node itself answers. */
export class Refused {
  readonly error: { readonly code: number; readonly message: string };

  constructor(code: number, message: string) {
    this.error = { code, message };
  }
}

export const outage = () => new TypeError("fetch failed");

export const statuses = (status: unknown, slot = 1_000) => ({ context: { slot }, value: [status] });
export const at = (confirmationStatus: string, err: unknown = null) =>
  statuses({ confirmationStatus, err, confirmations: 1, slot: 10, status: { Ok: null } });
export const height = (blockHeight: number, absoluteSlot = blockHeight) => ({
  ...{ absoluteSlot, blockHeight, epoch: 1, slotIndex: 1, slotsInEpoch: 32, transactionCount: 1 },
});
export const landedTransaction = {
  slot: 10,
  blockTime: null,
  version: 0,
  meta: {
    ...{ err: null, fee: 5_000, preBalances: [9], postBalances: [12], logMessages: [] },
    returnData: { data: ["AQ==", "base64"], programId: OWNER },
  },
  transaction: { message: { accountKeys: [OWNER] }, signatures: [SIGNATURE] },
};
