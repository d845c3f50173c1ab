/**
 * Lamports that the stake program demands of a delegation. The pool's program asks for it when it
 * runs; clusters differ and may change it, at most once in an epoch.
 */
import type { Rpc } from "./node.ts";

/** Until a node has told. */
const USUAL = 1_000_000_000n;
/** For so long an answer is good, in milliseconds. */
const GOOD_FOR = 600_000;

export class MinimumDelegation {
  readonly #rpc: Rpc;
  #lamports = USUAL;
  #askAt = 0;

  constructor(rpc: Rpc) {
    this.#rpc = rpc;
  }

  /** What was known last where the node does not tell: nothing else has to wait for it. */
  async now(): Promise<bigint> {
    if (Date.now() < this.#askAt) return this.#lamports;
    try {
      const { value } = await this.#rpc
        .getStakeMinimumDelegation({ commitment: "confirmed" })
        .send();
      this.#lamports = value;
      this.#askAt = Date.now() + GOOD_FOR;
    } catch {
      // It is asked again the next time; the connection has heard of it.
    }
    return this.#lamports;
  }
}
