// @vitest-environment node
import { SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, SolanaError } from "@solana/kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Refusal, Told, explain } from "../errors/explain.ts";
import { land } from "./land.ts";
import {
  GIVEN,
  SIGNATURE,
  SIGNED,
  Refused,
  at,
  height,
  outage,
  scripted,
  statuses,
} from "./testing.ts";
import type { Validity } from "./validity.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const GIVEN_TIME: Validity = { kind: "until", height: GIVEN.lastValidBlockHeight };
const throwing = (error: unknown) => () => {
  throw error;
};
const http = (statusCode: number) =>
  new SolanaError(SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, {
    headers: new Headers(),
    message: "Forbidden",
    statusCode,
  });

const taken = () => SIGNATURE;
const early = () => height(100);
const nothingYet = () => statuses(null);

/** How it ends, however long that takes. */
async function outcome(script: Parameters<typeof scripted>[0], validity = GIVEN_TIME) {
  const { rpc, calls } = scripted(script);
  const onSent = vi.fn();
  let error: unknown = null;
  const progress = { over: false };
  const run = land({ rpc, transaction: SIGNED, validity, onSent })
    .catch((reason: unknown) => {
      error = reason;
    })
    .finally(() => {
      progress.over = true;
    });
  for (let second = 0; second < 600 && !progress.over; second += 1)
    await vi.advanceTimersByTimeAsync(1_000);
  expect(progress.over).toBe(true);
  await run;
  const human = error === null ? null : explain(error);
  return { error, human, calls, onSent };
}

describe("a signed transaction", () => {
  it("lands when it is confirmed, not when it was only seen", async () => {
    const { error, calls, onSent } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: (call) => at(call < 3 ? "processed" : "confirmed"),
      getEpochInfo: early,
    });
    expect(error).toBeNull();
    expect(calls["getSignatureStatuses"]).toBe(4);
    expect(onSent).toHaveBeenCalledOnce();
  });

  it("is unknown, and no invitation to try again, when the reply to the sending never came", async () => {
    const { human, onSent } = await outcome({ sendTransaction: throwing(outage()) });
    expect(human).toMatchObject({ kind: "unknown" });
    expect(human?.remedy).toBeUndefined();
    expect(human?.advice).not.toContain("nothing was changed");
    expect(onSent).not.toHaveBeenCalled();
  });

  it.each([
    ["403", http(403)],
    ["404", http(404)],
    ["429", http(429)],
    ["an answer that makes no sense", new SyntaxError("Unexpected token <")],
  ])("is waited for through %s", async (_, trouble) => {
    const { error } = await outcome({
      sendTransaction: (call) => (call === 0 ? SIGNATURE : throwing(trouble)()),
      getSignatureStatuses: (call) => (call < 20 ? throwing(trouble)() : at("confirmed")),
      getEpochInfo: early,
    });
    expect(error).toBeNull();
  });

  it("is waited for where the node refuses to take it again", async () => {
    const refuse = () => new Refused(-32_005, "Node is behind by 42 slots");
    const { error } = await outcome({
      sendTransaction: refuse,
      getSignatureStatuses: (call) => (call < 10 ? statuses(null) : at("finalized")),
      getEpochInfo: early,
    });
    expect(error).toBeNull();
  });

  it("is unknown where nothing but errors come", async () => {
    const refuse = throwing(http(403));
    const { human } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: refuse,
      getEpochInfo: refuse,
    });
    expect(human).toMatchObject({ kind: "unknown" });
    expect(human?.remedy).toBeUndefined();
    expect(human?.technical).toContain("403");
  });

  it("is refused where the chain says so, even if its log cannot be had", async () => {
    const { error } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: () => at("confirmed", { InstructionError: [0, { Custom: 6_000 }] }),
      getEpochInfo: early,
    });
    expect(error).toBeInstanceOf(Refusal);
    expect(explain(error).technical).toBe("PoolStale");
  });

  it("is not refused by a block that may be given up", async () => {
    const { error } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: (call) =>
        call < 3 ? at("processed", "AccountInUse") : at("confirmed"),
      getEpochInfo: early,
    });
    expect(error).toBeNull();
  });
});

describe("a transaction's time", () => {
  it("has run out when a node as new as that knows nothing of it", async () => {
    const { error, human } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: nothingYet,
      getEpochInfo: () => height(151),
    });
    expect(error).toBeInstanceOf(Told);
    expect(human).toMatchObject({ kind: "expired", remedy: "retry" });
  });

  it("has not run out because a node that is behind knows nothing of it", async () => {
    const { error } = await outcome({
      sendTransaction: taken,
      getSignatureStatuses: (call) => (call < 9 ? statuses(null, 140) : at("confirmed")),
      getEpochInfo: () => height(151),
    });
    expect(error).toBeNull();
  });

  it("is its own where the wallet chose another blockhash", async () => {
    const { error } = await outcome(
      {
        sendTransaction: taken,
        getSignatureStatuses: (call) => (call < 40 ? statuses(null) : at("confirmed")),
        getEpochInfo: (call) => height(call < 1 ? 100 : 260),
      },
      { kind: "other-blockhash" },
    );
    expect(error).toBeNull();
  });

  it("runs out for another blockhash too, once none of the signing's time is good", async () => {
    const { human } = await outcome(
      {
        sendTransaction: taken,
        getSignatureStatuses: nothingYet,
        getEpochInfo: (call) => height(100 + call),
      },
      { kind: "other-blockhash" },
    );
    expect(human).toMatchObject({ kind: "expired" });
  });

  it("never runs out with a nonce: then it stays unknown", async () => {
    const { human } = await outcome(
      {
        sendTransaction: taken,
        getSignatureStatuses: nothingYet,
        getEpochInfo: (call) => height(100 + call),
      },
      { kind: "endless" },
    );
    expect(human).toMatchObject({ kind: "unknown" });
    expect(human?.remedy).toBeUndefined();
  });
});
