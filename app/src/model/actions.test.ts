import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { Actions } from "./actions.ts";
import type { ActionState } from "./types.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const STAKE = { owner: "Alice", name: "depositSol", of: "" } as const;
const DONE: ActionState = { status: "done", result: { signature: "5ig" } };

function started() {
  const actions = new Actions();
  const unseen = vi.fn();
  actions.onUnseen(unseen);
  return { actions, unseen, kept: actions.get(STAKE) };
}

it("goes on and is found again when its form was left", () => {
  const { actions, unseen, kept } = started();
  const leave = kept.look();
  kept.tell({ status: "confirming", signature: "5ig" });
  leave();
  vi.runAllTimers();
  expect(actions.get(STAKE).isBusy()).toBe(true);
  expect(unseen).not.toHaveBeenCalled();
});

it("is announced when it ends unseen, and kept until it was seen", () => {
  const { actions, unseen, kept } = started();
  kept.look()();
  kept.tell({ status: "preparing" });
  kept.tell(DONE);
  vi.runAllTimers();
  expect(unseen).toHaveBeenCalledExactlyOnceWith("depositSol", DONE);
  expect(actions.get(STAKE).state.get()).toBe(DONE);
  const leave = actions.get(STAKE).look();
  expect(kept.state.get()).toBe(DONE);
  leave();
  vi.runAllTimers();
  expect(kept.state.get().status).toBe("idle");
});

it("is not announced when somebody looks, and is over when that one leaves", () => {
  const { unseen, kept } = started();
  const leave = kept.look();
  kept.tell(DONE);
  expect(unseen).not.toHaveBeenCalled();
  leave();
  // React may put the same part back at once.
  const leaveAgain = kept.look();
  vi.runAllTimers();
  expect(kept.state.get()).toBe(DONE);
  leaveAgain();
  vi.runAllTimers();
  expect(kept.state.get().status).toBe("idle");
});

it("ends unseen even in the moment after the last one left", () => {
  const { unseen, kept } = started();
  kept.tell({ status: "preparing" });
  kept.look()();
  kept.tell(DONE);
  vi.runAllTimers();
  expect(unseen).toHaveBeenCalledOnce();
  expect(kept.state.get()).toBe(DONE);
});

it("cannot be put back while it is under way", () => {
  const { kept } = started();
  kept.tell({ status: "signing", step: 1, steps: 1 });
  kept.reset();
  expect(kept.isBusy()).toBe(true);
});

it("is one for each wallet, action and ticket", () => {
  const { actions, kept } = started();
  kept.tell({ status: "preparing" });
  for (const other of [{ owner: "Bob" }, { name: "redeem" } as const, { of: "ticket" }]) {
    expect(actions.get({ ...STAKE, ...other }).isBusy()).toBe(false);
  }
});
