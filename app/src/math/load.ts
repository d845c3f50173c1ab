import { Arithmetic } from "./arithmetic.ts";
import moduleUrl from "./tidepool.wasm?url";

/** Fetches and compiles the module, once for the page. */
export async function loadArithmetic(): Promise<Arithmetic> {
  const response = await fetch(moduleUrl);
  if (!response.ok) throw new Error(`the arithmetic cannot be fetched: ${response.statusText}`);
  return Arithmetic.load(await response.arrayBuffer());
}
