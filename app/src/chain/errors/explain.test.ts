import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, SolanaError } from "@solana/kit";
import { describe, expect, it } from "vitest";

import { LENDING_PROGRAM_ADDRESS } from "../generated/lending/index.ts";
import { TIDEPOOL_PROGRAM_ADDRESS } from "../generated/tidepool/index.ts";
import { Refusal, Told, explain, explainCode, explainOurs } from "./explain.ts";
import { LENDING_WORDS } from "./lending.ts";
import { LENDING_NAMES, TIDEPOOL_NAMES } from "./names.ts";
import { TIDEPOOL_WORDS } from "./tidepool.ts";

const repository = resolve(import.meta.dirname, "../../../..");
const read = (path: string) => readFileSync(resolve(repository, path), "utf8");

const idl = JSON.parse(read("idl/tidepool.json")) as {
  errors: { code: number; name: string }[];
};

describe("words for the programs' errors", () => {
  it("has words for every error of the pool's IDL, and for no other", () => {
    expect(idl.errors.length).toBe(61);
    expect(Object.keys(TIDEPOOL_WORDS).sort()).toEqual(idl.errors.map(({ name }) => name).sort());
    for (const { code, name } of idl.errors) expect(TIDEPOOL_NAMES[code]).toBe(name);
  });

  it("has words for every error of the lender, and for no other", () => {
    const source = read("programs/lending/src/error.rs");
    const names = [...source.matchAll(/^ {4}(\w+)(?: = 7000)?,$/gm)].map((match) => match[1]);
    expect(names.length).toBe(39);
    expect(Object.keys(LENDING_WORDS)).toEqual(names);
    names.forEach((name, index) => {
      expect(LENDING_NAMES[7_000 + index]).toBe(name);
    });
  });

  it("says what happened and what to do, each as a sentence", () => {
    for (const words of [...Object.values(TIDEPOOL_WORDS), ...Object.values(LENDING_WORDS)]) {
      expect(words.title).toMatch(/^[A-Z].*[^.]$/);
      expect(words.advice).toMatch(/^[A-Z].*\.$/);
    }
  });
});

const custom = (code: number | bigint) => ({ InstructionError: [2, { Custom: code }] });
const failed = (program: string) => [`Program ${program} failed: custom program error: 0x1`];

describe("explaining", () => {
  it("names the program that refused by the log", () => {
    const token = failed("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
    const outer = failed(TIDEPOOL_PROGRAM_ADDRESS);
    expect(explain(new Refusal(custom(1n), [...token, ...outer]))).toMatchObject({
      kind: "funds",
      technical: "InsufficientFunds",
    });
    expect(
      explain(new Refusal(custom(1), failed("11111111111111111111111111111111"))),
    ).toMatchObject({ kind: "funds", technical: "ResultWithNegativeLamports" });
  });

  it("takes an error without a log for the pool's", () => {
    expect(explain(new Refusal(custom(6_000), []))).toMatchObject({
      technical: "PoolStale",
      remedy: "crank",
    });
  });

  it("tells our two programs apart by their numbers", () => {
    expect(explainOurs(6_004).technical).toBe("InsufficientReserve");
    expect(explainOurs(7_032).technical).toBe("CollateralTooLow");
    expect(explainCode(LENDING_PROGRAM_ADDRESS, 7_030).title).toContain("no price");
  });

  it("does not invent a meaning for a number that it does not know", () => {
    const told = explain(new Refusal(custom(77), failed("Unknown1111")));
    expect(told).toMatchObject({ kind: "refused", technical: "Unknown1111: error 77" });
  });

  it("explains the runtime's refusals", () => {
    expect(explain(new Refusal("BlockhashNotFound", [])).kind).toBe("expired");
    expect(explain(new Refusal("AccountNotFound", [])).kind).toBe("funds");
    const rent = { InsufficientFundsForRent: { account_index: 0 } };
    expect(explain(new Refusal(rent, [])).kind).toBe("funds");
    const missing = { InstructionError: [0, "MissingAccount"] };
    expect(explain(new Refusal(missing, [])).technical).toBe("MissingAccount");
    expect(explain(new Refusal("SomethingNew", [])).technical).toBe("SomethingNew");
  });

  it("knows a wallet's no in all its forms", () => {
    for (const no of [
      Object.assign(new Error("x"), { code: 4001 }),
      new Error("User rejected the request."),
      new Error("Transaction cancelled"),
    ]) {
      expect(explain(no)).toMatchObject({ kind: "rejected" });
    }
  });

  it("knows a dead node from a wrong page", () => {
    const http = (statusCode: number) =>
      new SolanaError(SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, {
        headers: new Headers(),
        message: "",
        statusCode,
      });
    for (const error of [
      new TypeError("Failed to fetch"),
      new TypeError("NetworkError when attempting to fetch resource."),
      new DOMException("The operation timed out.", "TimeoutError"),
      http(503),
      http(429),
    ]) {
      expect(explain(error).kind).toBe("network");
    }
    expect(explain(http(404)).kind).toBe("unknown");
    expect(explain(new TypeError("x is not a function")).kind).toBe("unknown");
  });

  it("passes on what has its words", () => {
    const human = { kind: "input", title: "a", advice: "b" } as const;
    expect(explain(new Told(human))).toBe(human);
  });
});
