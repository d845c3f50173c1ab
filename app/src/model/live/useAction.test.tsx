import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Chain, Holdings } from "../../chain/chain.ts";
import { NO_WALLET, WalletContext } from "../../wallet/context.ts";
import { Actions } from "../actions.ts";
import type { ActionResult } from "../types.ts";
import { carryOut } from "./carryOut.ts";
import { RuntimeContext } from "./runtime.ts";
import { useAction, useUnseen } from "./useAction.ts";

vi.mock("./planning.ts", () => ({ planFor: () => Promise.resolve({ transactions: [] }) }));
vi.mock("./carryOut.ts", () => ({ carryOut: vi.fn() }));

const ARGS = { lamports: 1n, minimumShares: 1n };
const RESULT = { signature: "5ig" };

function world(owner = "Alice", actions = new Actions()) {
  const chain = { node: {}, refresh: vi.fn() } as unknown as Chain;
  const holdings = { owner, refresh: vi.fn() } as unknown as Holdings;
  const runtime = { startup: { status: "running", chain } as const, holdings, actions };
  const wallet = { ...NO_WALLET, signer: {} as never };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <WalletContext value={wallet}>
      <RuntimeContext value={runtime}>{children}</RuntimeContext>
    </WalletContext>
  );
  return { actions, form: () => renderHook(() => useAction("depositSol"), { wrapper }), wrapper };
}

let end: (result: ActionResult) => void;
let fail: (reason: Error) => void;
beforeEach(() => {
  vi.mocked(carryOut).mockReset();
  vi.mocked(carryOut).mockImplementation((_, { tell }) => {
    tell({ status: "sending", signature: "5ig" });
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  });
});
afterEach(cleanup);

/** Does it, and lets what follows at once happen; not what it only promises. */
const started = (it: () => unknown) =>
  act(async () => {
    it();
    await Promise.resolve();
  });

it("is still under way for who comes back, and is not signed again", async () => {
  const { form } = world();
  const before = form();
  await started(() => before.result.current.run(ARGS));
  before.unmount();
  const after = form();
  expect(after.result.current).toMatchObject({ busy: true, state: { status: "sending" } });
  await started(() => after.result.current.run(ARGS));
  expect(carryOut).toHaveBeenCalledOnce();
  await started(() => {
    end(RESULT);
  });
  expect(after.result.current.state).toEqual({ status: "done", result: RESULT });
});

it("tells who is there how it ended when its form is gone, and keeps it", async () => {
  const { form, wrapper } = world();
  const tell = vi.fn();
  renderHook(
    () => {
      useUnseen(tell);
    },
    { wrapper },
  );
  const before = form();
  await started(() => before.result.current.run(ARGS));
  before.unmount();
  await started(() => {
    fail(new Error("oh"));
  });
  expect(tell).toHaveBeenCalledOnce();
  expect(tell.mock.calls[0]).toMatchObject(["depositSol", { status: "failed", signature: "5ig" }]);
  expect(form().result.current.state.status).toBe("failed");
});

it("is one wallet's own", async () => {
  const { actions, form } = world("Alice");
  const alice = form();
  await started(() => alice.result.current.run(ARGS));
  expect(world("Bob", actions).form().result.current.busy).toBe(false);
});

it("does not take an earlier step's transaction for the one that failed", async () => {
  vi.mocked(carryOut).mockImplementation((_, { tell }) => {
    tell({ status: "confirming", signature: "5ig" });
    tell({ status: "preparing" });
    return Promise.reject(new Error("oh"));
  });
  const { result } = world().form();
  await started(() => result.current.run(ARGS));
  expect(result.current.state.status).toBe("failed");
  expect(result.current.state).not.toHaveProperty("signature");
});
