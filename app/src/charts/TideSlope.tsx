import { useId } from "react";

import { shortAmount } from "../design/Amount.tsx";
import type { Slot, TideView } from "../model/types.ts";

import styles from "./TideSlope.module.css";
import { partOf, percentOf } from "./percent.ts";

const HEIGHT = 72;

/**
 * What is still to flow into the rate: a beach that the water runs down, from the lamports at the
 * tide's beginning to none at its end, with the part that has flowed in filled.
 */
export function TideSlope(props: { tide: TideView; slot: Slot }) {
  const { tide, slot } = props;
  const shade = useId();
  const length = tide.endSlot - tide.startSlot;
  const passed = partOf(slot - tide.startSlot, length);
  const flowed = tide.amount > tide.unvested ? tide.amount - tide.unvested : 0n;
  const label =
    tide.amount === 0n
      ? "Nothing is flowing in"
      : `${percentOf(flowed, tide.amount, 0)} of ${shortAmount(tide.amount)} SOL has flowed in`;
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles["slope"]}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT}
    >
      <clipPath id={shade}>
        <rect width={passed * 100} height={HEIGHT} />
      </clipPath>
      <path className={styles["left"]} d={`M0 4 100 ${HEIGHT}H0Z`} />
      <path className={styles["flowed"]} d={`M0 4 100 ${HEIGHT}H0Z`} clipPath={`url(#${shade})`} />
      <line
        className={styles["now"]}
        x1={passed * 100}
        x2={passed * 100}
        y1={0}
        y2={HEIGHT}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
