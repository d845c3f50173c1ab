import { Notice } from "../../design/Notice.tsx";
import { usePool } from "../../model/hooks.ts";

/** That the way in is closed, and until when. Books that are behind have a banner of their own. */
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
        <Notice tone="error" title="Staking is closed for good: the pool has lost everything once">
          <p>Whatever is left can be redeemed: the ways out stay open.</p>
        </Notice>
      );
  }
}
