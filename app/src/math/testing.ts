/** For tests: the module from its file, and the cases that were computed beside it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { Arithmetic } from "./arithmetic.ts";

interface Cases {
  readonly groups: readonly {
    readonly input: string;
    readonly calls: readonly {
      readonly export: string;
      readonly arguments: readonly string[];
      readonly code: number;
      readonly answer: readonly string[];
    }[];
  }[];
  readonly layouts: {
    readonly instructions: readonly string[];
    readonly accounts: Readonly<Record<string, string>>;
  };
}

const built = (name: string) => {
  try {
    return readFileSync(resolve(import.meta.dirname, name));
  } catch {
    throw new Error(`src/math/${name} is missing: run \`cargo xtask wasm\``);
  }
};

export const cases = JSON.parse(built("cases.json").toString()) as Cases;

export const loadForTests = () => Arithmetic.load(new Uint8Array(built("tidepool.wasm")));

export const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
