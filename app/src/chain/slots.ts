/** The newest slot, and how fast slots pass. */
import { Signal } from "./signal.ts";

export interface Tick {
  readonly slot: bigint;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What clusters aim at, until there is something measured. */
const NOMINAL_MILLISECONDS = 400;
/** Ticks over which the speed is measured. */
const WINDOW = 150;
/** Slots come in bursts: fewer of them measure nothing. */
const FEWEST_SLOTS = 8n;

export class Slots {
  readonly newest = new Signal<Tick | null>(null);
  #seen: Tick[] = [];
  #milliseconds = NOMINAL_MILLISECONDS;

  /** A node has told of a slot. An older one is news from a slower node and is dropped. */
  saw(slot: bigint, at = Date.now()): void {
    const newest = this.newest.get();
    if (newest !== null && slot <= newest.slot) return;
    this.#seen = [...this.#seen, { slot, at }].slice(-WINDOW);
    const first = this.#seen[0];
    if (first !== undefined && slot - first.slot >= FEWEST_SLOTS) {
      this.#milliseconds = (at - first.at) / Number(slot - first.slot);
    }
    this.newest.set({ slot, at });
  }

  /** A node that comes back may have lost its newest slots, or be another. */
  forget(): void {
    this.#seen = [];
    this.newest.set(null);
  }

  /** What a node says about the last minutes, until slots have been seen here. */
  assume(milliseconds: number): void {
    if (this.#seen.length < Number(FEWEST_SLOTS)) this.#milliseconds = milliseconds;
  }

  /** Milliseconds for each slot. */
  get milliseconds(): number {
    return this.#milliseconds;
  }
}
