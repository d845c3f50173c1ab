import type { HumanError } from "../model/types.ts";

import type { Tone } from "./Notice.tsx";

/** What a person chose is no error, and what nobody knows is none yet. */
export function errorTone({ kind }: HumanError): Tone {
  if (kind === "rejected") return "info";
  return kind === "unknown" ? "warn" : "error";
}
