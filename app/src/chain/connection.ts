/** Whether the node can be reached, and when a page without one tries again. */
import type { HumanError } from "../model/types.ts";
import { explain, isOffline } from "./errors/explain.ts";
import { Signal } from "./signal.ts";

export interface Link {
  readonly status: "connecting" | "online" | "offline";
  readonly transport: "websocket" | "polling" | "none";
  /** Milliseconds since 1970. */
  readonly lastHeardAt: number | null;
  readonly nextTryAt: number | null;
  readonly error: HumanError | null;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 10_000;
/** `lastHeardAt` is renewed no more often than this, so that not every answer redraws the page. */
const GRAIN = 1_000;

/** Every request reports here how it went. */
export class Connection {
  readonly link = new Signal<Link>({
    status: "connecting",
    transport: "none",
    lastHeardAt: null,
    nextTryAt: null,
    error: null,
  });
  readonly #recovered = new Set<() => void>();
  #wait = FIRST_WAIT;
  #probe: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** `probe` asks the node something small; its outcome is reported like any other's. */
  constructor(probe: () => Promise<unknown>) {
    this.#probe = probe;
  }

  /** An answer came. */
  heard(): void {
    const { status, lastHeardAt } = this.link.get();
    const now = Date.now();
    if (status === "online" && lastHeardAt !== null && now - lastHeardAt < GRAIN) return;
    this.#wait = FIRST_WAIT;
    clearTimeout(this.#timer);
    this.#change({ status: "online", lastHeardAt: now, nextTryAt: null, error: null });
    if (status === "offline") for (const listener of [...this.#recovered]) listener();
  }

  /** A request failed. One that the node itself refused does not count. */
  failed(error: unknown): void {
    if (this.#closed || !isOffline(error)) return;
    if (this.link.get().status === "offline" && this.link.get().nextTryAt !== null) return;
    const nextTryAt = Date.now() + this.#wait;
    this.#change({ status: "offline", nextTryAt, error: explain(error) });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.retry, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  /**
   * News of slots came this way. It does not end an outage: a node may go on telling of slots and
   * answer nothing.
   */
  news(transport: Link["transport"]): void {
    if (this.link.get().transport !== transport) this.#change({ transport });
    if (this.link.get().status === "online") this.heard();
  }

  /** Tries now. */
  retry = (): void => {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    if (this.link.get().status === "offline") this.#change({ nextTryAt: null });
    this.#probe().catch(() => undefined);
  };

  /** Calls back each time the node answers again after it had not. */
  onRecovery(listener: () => void): () => void {
    this.#recovered.add(listener);
    return () => void this.#recovered.delete(listener);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #change(some: Partial<Link>): void {
    this.link.set({ ...this.link.get(), ...some });
  }
}
