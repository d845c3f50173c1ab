import type { PoolView } from "../model/types.ts";

import styles from "./EpochProgress.module.css";
import { percentOf } from "./percent.ts";
import { slotText } from "./rate.ts";

/** How far the epoch is, and where in it the pool was updated. */
export function EpochProgress(props: { pool: PoolView }) {
  const { epoch, lastUpdateEpoch, lastUpdateSlot } = props.pool;
  const passed = epoch.slot - epoch.firstSlot;
  const updated = lastUpdateEpoch === epoch.epoch;
  const place = (slot: bigint) =>
    `${((Number(slot - epoch.firstSlot) / Number(epoch.slots)) * 100).toFixed(2)}%`;
  const done = percentOf(passed, epoch.slots, 0);
  const label = `Epoch ${epoch.epoch.toString()}`;
  return (
    <div className={styles["progress"]}>
      <p className={styles["words"]}>
        <span>
          {label}, slot {slotText(passed)} of {slotText(epoch.slots)}
        </span>
        <span>{done}</span>
      </p>
      <svg
        role="img"
        aria-label={`${label} is ${done} over${updated ? "; its update was done" : ""}`}
        className={styles["bar"]}
        width="100%"
        height="20"
      >
        <rect className={styles["ground"]} y="4" width="100%" height="12" rx="6" />
        <rect className={styles["done"]} y="4" width={place(epoch.slot)} height="12" rx="6" />
        {updated && (
          <line
            className={styles["update"]}
            x1={place(lastUpdateSlot)}
            x2={place(lastUpdateSlot)}
            y1="0"
            y2="20"
          />
        )}
      </svg>
      {updated && (
        <p className={styles["key"]}>
          <span aria-hidden="true" className={styles["keyLine"]} />
          Updated in slot {slotText(lastUpdateSlot - epoch.firstSlot)}
        </p>
      )}
    </div>
  );
}
