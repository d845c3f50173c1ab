/**
 * News by websocket. Notifications only say that something has changed: what is shown is always
 * read together, in one slot. Where the websocket is down the slot is asked for instead.
 */
import type { Address } from "@solana/kit";

import type { Node } from "./node.ts";
import type { Slots } from "./slots.ts";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
/** Without a slot for so long the websocket counts as dead. */
const PATIENCE = 4_000;
const POLL = 1_500;

export class Feed {
  readonly #node: Node;
  readonly #slots: Slots;
  readonly #end = new AbortController();
  #lastNews = 0;

  constructor(node: Node, slots: Slots) {
    this.#node = node;
    this.#slots = slots;
  }

  start(): void {
    void this.#follow(
      this.#end.signal,
      (subscriptions, abortSignal) => subscriptions.slotNotifications().subscribe({ abortSignal }),
      (notification) => {
        this.#lastNews = Date.now();
        this.#node.connection.news("websocket");
        this.#slots.saw(notification.slot);
      },
    );
    void this.#pollWhileSilent();
  }

  close(): void {
    this.#end.abort();
  }

  /** Calls back when an account changes, until the returned function is called. */
  watch(account: Address, onChange: () => void): () => void {
    const stop = new AbortController();
    void this.#follow(
      AbortSignal.any([stop.signal, this.#end.signal]),
      (subscriptions, abortSignal) =>
        subscriptions
          .accountNotifications(account, { commitment: "confirmed", encoding: "base64" })
          .subscribe({ abortSignal }),
      onChange,
    );
    return () => {
      stop.abort();
    };
  }

  /** Subscribes, and again whenever the websocket breaks. */
  async #follow<T>(
    end: AbortSignal,
    subscribe: (
      subscriptions: NonNullable<Node["subscriptions"]>,
      signal: AbortSignal,
    ) => Promise<AsyncIterable<T>>,
    onNews: (news: T) => void,
  ): Promise<void> {
    const { subscriptions } = this.#node;
    if (subscriptions === null) return;
    let wait = FIRST_WAIT;
    while (!end.aborted) {
      try {
        for await (const news of await subscribe(subscriptions, end)) {
          wait = FIRST_WAIT;
          onNews(news);
        }
      } catch {
        // Whatever broke it: the remedy is the same.
      }
      await pause(wait, end);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  async #pollWhileSilent(): Promise<void> {
    const { connection, rpc } = this.#node;
    const end = this.#end.signal;
    while (!end.aborted) {
      // An offline connection tries by itself, less and less often.
      const isOffline = connection.link.get().status === "offline";
      if (!isOffline && Date.now() - this.#lastNews > PATIENCE) {
        try {
          const slot = await rpc.getSlot({ commitment: "processed" }).send({ abortSignal: end });
          connection.news("polling");
          this.#slots.saw(slot);
        } catch {
          // The connection has heard of it.
        }
      }
      await pause(POLL, end);
    }
  }
}

function pause(milliseconds: number, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      end.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, end.aborted ? 0 : milliseconds);
    end.addEventListener("abort", finish);
  });
}
