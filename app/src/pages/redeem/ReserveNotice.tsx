import { Amount } from "../../design/Amount.tsx";
import { Notice } from "../../design/Notice.tsx";
import { usePool } from "../../model/hooks.ts";

/** Why less, or nothing, can leave at once. */
export function ReserveNotice() {
  const pool = usePool();
  if (pool.status !== "ready") return null;
  const { reserve, freshness } = pool.value;
  if (freshness.kind === "before-update") {
    return (
      <Notice tone="info" title="A new epoch has begun and the pool's update is still to come">
        <p>
          Until then a quarter of the reserve can leave at once: now{" "}
          <Amount of={freshness.payable} unit="SOL" />. The other ways are as open as ever.
        </p>
      </Notice>
    );
  }
  if (freshness.kind === "fresh" && reserve.payable === 0n) {
    return (
      <Notice tone="info" title="The reserve is used up for now">
        <p>
          Nothing can leave at once. Take a ticket: it fixes today&apos;s amount and is paid from
          stake that the pool takes back.
        </p>
      </Notice>
    );
  }
  return null;
}
