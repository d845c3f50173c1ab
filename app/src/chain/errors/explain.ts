/** From whatever was thrown or answered to words that a person understands. */
import { SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, isSolanaError } from "@solana/kit";

import type { HumanError } from "../../model/types.ts";
import { LENDING_PROGRAM_ADDRESS } from "../generated/lending/index.ts";
import { TIDEPOOL_PROGRAM_ADDRESS } from "../generated/tidepool/index.ts";
import { LENDING_NAMES, TIDEPOOL_NAMES } from "./names.ts";
import { LENDING_WORDS } from "./lending.ts";
import { FOREIGN_WORDS, RUNTIME_WORDS } from "./others.ts";
import { TIDEPOOL_WORDS } from "./tidepool.ts";
import { humanError } from "./words.ts";

/** What was refused, and the log that names the program. */
export class Refusal extends Error {
  readonly error: unknown;
  readonly logs: readonly string[];

  constructor(error: unknown, logs: readonly string[]) {
    super("the transaction was refused");
    this.error = error;
    this.logs = logs;
  }
}

/** An error that has its words already. */
export class Told extends Error {
  readonly human: HumanError;

  constructor(human: HumanError) {
    super(human.title);
    this.human = human;
  }
}

/** Words for anything that can go wrong between the page, the wallet and the node. */
export function explain(error: unknown): HumanError {
  if (error instanceof Told) return error.human;
  if (error instanceof Refusal) return explainRefusal(error.error, error.logs);
  if (isRejection(error)) return REJECTED;
  if (isOffline(error)) return OFFLINE;
  return {
    kind: "unknown",
    title: "Something went wrong",
    advice: "Try again; if it stays so, reload the page.",
    technical: error instanceof Error ? error.message : String(error),
  };
}

/** A program's error by its number, as `Custom(number)` says it. */
export function explainCode(program: string, code: number): HumanError {
  const foreign = FOREIGN_WORDS[program]?.[code];
  if (foreign !== undefined) return humanError(foreign, foreign.name);
  const name = nameOf(program, code);
  const words = program === LENDING_PROGRAM_ADDRESS ? LENDING_WORDS : TIDEPOOL_WORDS;
  const known = name === undefined ? undefined : words[name];
  return known === undefined ? refusedBy(program, code) : humanError(known, name);
}

/** The same for our own programs, whose numbers do not overlap. */
export const explainOurs = (code: number): HumanError =>
  explainCode(code >= 7_000 ? LENDING_PROGRAM_ADDRESS : TIDEPOOL_PROGRAM_ADDRESS, code);

function nameOf(program: string, code: number): string | undefined {
  if (program === TIDEPOOL_PROGRAM_ADDRESS) return TIDEPOOL_NAMES[code];
  if (program === LENDING_PROGRAM_ADDRESS) return LENDING_NAMES[code];
  return undefined;
}

const refusedBy = (program: string, code: number): HumanError => ({
  kind: "refused",
  title: "A program refused the transaction",
  advice: "Nothing was changed. Try again; if it stays so, please report the words below.",
  technical: `${program}: error ${code}`,
});

function explainRefusal(error: unknown, logs: readonly string[]): HumanError {
  if (typeof error === "string") return explainRuntime(error);
  const inner = (error as { InstructionError?: readonly [unknown, unknown] }).InstructionError?.[1];
  if (inner === undefined) return explainRuntime(Object.keys(error as object)[0] ?? "");
  if (typeof inner === "string") return explainRuntime(inner);
  const code = (inner as { Custom?: bigint | number }).Custom;
  if (code === undefined) return explainRuntime(Object.keys(inner as object)[0] ?? "");
  return explainCode(failedProgram(logs) ?? TIDEPOOL_PROGRAM_ADDRESS, Number(code));
}

function explainRuntime(name: string): HumanError {
  const words = RUNTIME_WORDS[name];
  if (words !== undefined) return humanError(words, name);
  return {
    kind: "refused",
    title: "The network refused the transaction",
    advice: "Nothing was changed. Try again; if it stays so, please report the words below.",
    technical: name,
  };
}

/** The program that failed first: of those that called each other, the innermost. */
function failedProgram(logs: readonly string[]): string | undefined {
  for (const line of logs) {
    const match = /^Program (\w+) failed: custom program error/.exec(line);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

const REJECTED: HumanError = {
  kind: "rejected",
  title: "You declined in the wallet",
  advice: "Nothing was sent and nothing was changed.",
  remedy: "retry",
};

export const OFFLINE: HumanError = {
  kind: "network",
  title: "The node does not answer",
  advice: "The page tries again by itself. What you see is the last that was known.",
  remedy: "retry",
};

/** Wallets say it each in their own way: a number of the provider standard, or words. */
function isRejection(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, name } = error as { code?: unknown; message?: unknown; name?: unknown };
  const words = `${String(name)} ${String(message)}`;
  return code === 4001 || /reject|declin|denied|cancel/i.test(words);
}

export function isOffline(error: unknown): boolean {
  if (isSolanaError(error, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR)) {
    const status = error.context.statusCode;
    return status === 429 || status >= 500;
  }
  if (error instanceof DOMException) return ["TimeoutError", "NetworkError"].includes(error.name);
  // What `fetch` throws when there is nobody: its words differ from browser to browser.
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
