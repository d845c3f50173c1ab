/**
 * How actions go. They are kept here and not in the part of the page that started them: a person
 * who goes elsewhere and comes back must find what was signed, and not a form that asks anew.
 */
import { Signal } from "../chain/signal.ts";
import type { ActionEnd, ActionName, ActionState } from "./types.ts";

const IDLE: ActionState = { status: "idle" };

/** Which action: whose, what, and of what where there are several. */
export interface Which {
  readonly owner: string;
  readonly name: ActionName;
  readonly of: string;
}

type Listener = (name: ActionName, end: ActionEnd) => void;

/** One action, from its start until its end was seen. */
export class Kept {
  readonly state = new Signal<ActionState>(IDLE);
  readonly #onUnseen: (end: ActionEnd) => void;
  #lookers = 0;

  constructor(onUnseen: (end: ActionEnd) => void) {
    this.#onUnseen = onUnseen;
  }

  isBusy(): boolean {
    return isBusy(this.state.get());
  }

  tell(state: ActionState): void {
    this.state.set(state);
    if (hasEnded(state) && this.#lookers === 0) this.#onUnseen(state);
  }

  reset = (): void => {
    if (!this.isBusy()) this.state.set(IDLE);
  };

  /** Somebody shows how it goes, until the returned function is called. */
  look = (): (() => void) => {
    this.#lookers += 1;
    return () => {
      this.#lookers -= 1;
      // An end that was seen is over; a moment later, because React may put the same back at once.
      const seen = this.state.get();
      setTimeout(() => {
        if (this.#lookers === 0 && hasEnded(seen) && this.state.get() === seen) this.reset();
      });
    };
  };
}

export class Actions {
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<Listener>();

  get({ owner, name, of }: Which): Kept {
    const key = [owner, name, of].join(" ");
    const kept =
      this.#kept.get(key) ??
      new Kept((end) => {
        this.#unseen(name, end);
      });
    this.#kept.set(key, kept);
    return kept;
  }

  /** Calls back with what ends while nobody looks, until the returned function is called. */
  onUnseen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #unseen(name: ActionName, end: ActionEnd): void {
    for (const listener of [...this.#listeners]) listener(name, end);
  }
}

export const isBusy = ({ status }: ActionState) => !["idle", "done", "failed"].includes(status);

const hasEnded = (state: ActionState): state is ActionEnd =>
  state.status === "done" || state.status === "failed";
