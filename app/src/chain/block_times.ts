/** When blocks were made. A node forgets, and a time never changes: each is asked for once. */
import type { Rpc } from "./node.ts";

/** At once; the others wait, so that a public node does not refuse. */
const PARALLEL = 4;

export class BlockTimes {
  readonly #rpc: Rpc;
  /** Milliseconds since 1970, `null` where the node does not know. */
  readonly #known = new Map<bigint, number | null>();

  constructor(rpc: Rpc) {
    this.#rpc = rpc;
  }

  async of(slots: readonly bigint[]): Promise<ReadonlyMap<bigint, number | null>> {
    const missing = slots.filter((slot) => !this.#known.has(slot));
    while (missing.length > 0) {
      await Promise.all(missing.splice(-PARALLEL).map((slot) => this.#ask(slot)));
    }
    return new Map(slots.map((slot) => [slot, this.#known.get(slot) ?? null]));
  }

  async #ask(slot: bigint): Promise<void> {
    try {
      const seconds = await this.#rpc.getBlockTime(slot).send();
      this.#known.set(slot, Number(seconds) * 1_000);
    } catch (error) {
      // A block that the node has thrown away; a node that does not answer is asked again.
      if (isForgotten(error)) this.#known.set(slot, null);
    }
  }
}

/** Errors of the RPC itself have numbers from -32001 on. */
const isForgotten = (error: unknown): boolean => {
  const code = (error as { context?: { __code?: unknown } }).context?.__code;
  return typeof code === "number" && code <= -32_000 && code > -33_000;
};
