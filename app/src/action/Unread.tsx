import type { ActionResult } from "../model/types.ts";

/** Owns up that no node told what an action brought. */
export function Unread(props: { result: ActionResult }) {
  if (props.result.slot !== undefined) return null;
  return <p>It is done; the details could not be read. Your balances show them.</p>;
}
