/** Something read from the chain, kept up to date while somebody looks at it. */
import type { Loadable } from "../model/types.ts";
import { explain } from "./errors/explain.ts";
import { Signal } from "./signal.ts";

/** Notifications come in swarms; one reading serves them all. */
const SHORTEST_GAP = 250;

export class Resource<T> {
  readonly #state = new Signal<Loadable<T>>({ status: "loading" });
  readonly #load: () => Promise<T>;
  readonly #every: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #lastStart = 0;

  /** `every` says after how many milliseconds it is read again if nobody asks before. */
  constructor(load: () => Promise<T>, every: () => number) {
    this.#load = load;
    this.#every = every;
  }

  get = (): Loadable<T> => this.#state.get();

  /** The value, where it has been read. */
  value(): T | undefined {
    const state = this.#state.get();
    return state.status === "ready" ? state.value : undefined;
  }

  /** The first who looks starts the reading, the last who leaves ends it. */
  subscribe = (listener: () => void): (() => void) => {
    const isFirst = !this.#state.isWatched;
    const stop = this.#state.subscribe(listener);
    if (isFirst) void this.refresh();
    return () => {
      stop();
      if (!this.#state.isWatched) clearTimeout(this.#timer);
    };
  };

  /** Reads now if somebody looks at it; what is asked for meanwhile is read once more after. */
  refreshIfWatched = (): void => {
    if (this.#state.isWatched) void this.refresh();
  };

  refresh(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    do {
      const gap = this.#lastStart + SHORTEST_GAP - Date.now();
      if (gap > 0) await new Promise((resolve) => setTimeout(resolve, gap));
      this.#lastStart = Date.now();
      await this.#read();
    } while (this.#wasAskedMeanwhile());
    clearTimeout(this.#timer);
    if (this.#state.isWatched) this.#timer = setTimeout(() => void this.refresh(), this.#every());
  }

  #wasAskedMeanwhile(): boolean {
    const asked = this.#again;
    this.#again = false;
    return asked;
  }

  async #read(): Promise<void> {
    try {
      this.#state.set({ status: "ready", value: await this.#load() });
    } catch (error) {
      const last = this.#state.get();
      if (last.status === "ready") {
        this.#state.set({ ...last, staleSince: last.staleSince ?? Date.now() });
      } else {
        this.#state.set({ status: "failed", error: explain(error) });
      }
    }
  }
}
