/** A node by RPC and websocket; every request is limited in time and reported. */
import {
  createDefaultRpcTransport,
  createSolanaRpcFromTransport,
  createSolanaRpcSubscriptions,
} from "@solana/kit";
import type { RpcTransport } from "@solana/kit";

import { Connection } from "./connection.ts";

const LONGEST_REQUEST = 12_000;

const rpcOf = (transport: RpcTransport) => createSolanaRpcFromTransport(transport);
export type Rpc = ReturnType<typeof rpcOf>;

export type Subscriptions = ReturnType<typeof createSolanaRpcSubscriptions>;

export interface Node {
  readonly rpc: Rpc;
  /** `null` in tests without a websocket. */
  readonly subscriptions: Subscriptions | null;
  readonly connection: Connection;
}

export function nodeAt(rpcUrl: string, wsUrl: string): Node {
  const transport = createDefaultRpcTransport({ url: rpcUrl });
  return nodeOn(transport, createSolanaRpcSubscriptions(wsUrl));
}

/** A node behind any transport: tests bring their own. */
export function nodeOn(inner: RpcTransport, subscriptions: Subscriptions | null): Node {
  const connection = new Connection(() => rpc.getSlot({ commitment: "processed" }).send());
  const transport = (async (request: Parameters<RpcTransport>[0]) => {
    const limit = AbortSignal.timeout(LONGEST_REQUEST);
    const signal = request.signal === undefined ? limit : AbortSignal.any([request.signal, limit]);
    try {
      const answer = await inner({ ...request, signal });
      connection.heard();
      return answer;
    } catch (error) {
      // Who gave up himself has learned nothing about the node.
      if (request.signal?.aborted !== true) connection.failed(error);
      throw error;
    }
  }) as RpcTransport;
  const rpc = rpcOf(transport);
  return { rpc, subscriptions, connection };
}
