import { Notice } from "../../design/Notice.tsx";
import { usePool } from "../../model/hooks.ts";

import { LOST } from "./entries.ts";

/** That the way in is closed, and until when or that it is for good. Books that are behind have a banner of their own. */
export function EntriesNotice() {
  const pool = usePool();
  if (pool.status !== "ready") return null;
  const { entries } = pool.value;
  switch (entries.kind) {
    case "open":
    case "stale":
      return null;
    case "paused":
      return (
        <Notice tone="warn" title={`Staking is paused until epoch ${entries.until.toString()}`}>
          <p>
            The pool&apos;s guardian can close the way in for a few epochs; then it opens by itself.
            The ways out stay open all the time.
          </p>
        </Notice>
      );
    case "insolvent":
      return (
        <Notice tone="error" title={LOST.title}>
          <p>{LOST.advice}</p>
        </Notice>
      );
  }
}
