/** Names of the programs' errors by their numbers, from the generated clients. */
import * as lending from "../generated/lending/errors/index.ts";
import * as tidepool from "../generated/tidepool/errors/index.ts";

/** `TIDEPOOL_ERROR__POOL_STALE = 6000` tells that 6000 is `PoolStale`. */
function names(constants: object, prefix: string): Readonly<Record<number, string>> {
  const found = Object.entries(constants).filter(
    (entry): entry is [string, number] =>
      entry[0].startsWith(prefix) && typeof entry[1] === "number",
  );
  return Object.fromEntries(found.map(([name, code]) => [code, pascal(name.slice(prefix.length))]));
}

const pascal = (screaming: string) =>
  screaming
    .toLowerCase()
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

export const TIDEPOOL_NAMES = names(tidepool, "TIDEPOOL_ERROR__");
export const LENDING_NAMES = names(lending, "LENDING_ERROR__");
