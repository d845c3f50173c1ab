import type { RpcTransport } from "@solana/kit";
import { expect, it, vi } from "vitest";

import { MinimumDelegation } from "./minimum_delegation.ts";
import { nodeOn } from "./node.ts";

const SOL = 1_000_000_000n;

/** A node that gives these answers, one after the other. */
function asked(...answers: readonly (number | "refusal")[]) {
  const rest = [...answers];
  const transport = vi.fn(() => {
    const value = rest.shift();
    const error = { code: -32_601, message: "Method not found" };
    const told = value === "refusal" ? { error } : { result: { context: { slot: 1 }, value } };
    return Promise.resolve({ jsonrpc: "2.0", id: 1, ...told });
  });
  const { rpc } = nodeOn(transport as unknown as RpcTransport, null);
  return { minimum: new MinimumDelegation(rpc), transport };
}

it("is what the node says, and asked for seldom", async () => {
  vi.useFakeTimers();
  const { minimum, transport } = asked(1, 5_000_000_000);
  expect([await minimum.now(), await minimum.now()]).toEqual([1n, 1n]);
  expect(transport).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(3_600_000);
  expect(await minimum.now()).toBe(5n * SOL);
  vi.useRealTimers();
});

it("is 1 SOL while no node tells, and what was known last after that", async () => {
  vi.useFakeTimers();
  const { minimum } = asked("refusal", 5, "refusal");
  expect(await minimum.now()).toBe(SOL);
  expect(await minimum.now()).toBe(5n);
  vi.advanceTimersByTime(3_600_000);
  expect(await minimum.now()).toBe(5n);
  vi.useRealTimers();
});
