/** What the stake program demands of a delegation: a number that only a new program changes. */
import type { Node } from "./node.ts";

/** Lamports, where the node does not say. */
const USUAL = 1_000_000_000n;
const KEPT_FOR = 300_000;

const known = new WeakMap<Node, { readonly at: number; readonly lamports: Promise<bigint> }>();

/** Lamports, as the node said within the last five minutes. */
export function minimumDelegation(node: Node): Promise<bigint> {
  const last = known.get(node);
  if (last !== undefined && Date.now() - last.at < KEPT_FOR) return last.lamports;
  const lamports = node.rpc
    .getStakeMinimumDelegation()
    .send()
    .then(({ value }) => value as bigint)
    .catch(() => {
      known.delete(node);
      return USUAL;
    });
  known.set(node, { at: Date.now(), lamports });
  return lamports;
}
