import { useRef, useState } from "react";
import type { PointerEvent } from "react";

import styles from "./LineChart.module.css";
import { LineDrawing } from "./LineDrawing.tsx";
import { frameOf } from "./frame.ts";
import type { LinePoint, Mark } from "./frame.ts";
import { useWidth } from "./useWidth.ts";

const TYPICAL_WIDTH = 640;

/**
 * A line whose points can be read: by pointing, by touching, and by the arrow keys, for which an
 * unseen slider lies over the drawing. A slider is what screen readers and phones already know.
 */
export function LineChart(props: {
  /** What the line shows, for those who do not see it. */
  name: string;
  /** In the order of their places, at least one. */
  points: readonly LinePoint[];
  /** How a point is read. */
  words: (point: LinePoint) => { readonly value: string; readonly when: string };
  /** The point that is read out while nobody points at another. */
  here: number;
  ticks: readonly Mark[];
  marks?: readonly Mark[];
}) {
  const { points, name } = props;
  const { ref, width } = useWidth(TYPICAL_WIDTH);
  const slider = useRef<HTMLInputElement>(null);
  // A place and not an index: live points move, and what is read should stay.
  const [place, setPlace] = useState<number | null>(null);
  const read = place === null ? props.here : nearest(points, place);
  const point = points[read];
  if (point === undefined) return null;
  const frame = frameOf(points, width);
  const { value, when } = props.words(point);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    setPlace(frame.placeAt(event.clientX - left));
  };
  return (
    <div className={styles["chart"]}>
      <p className={styles["reading"]} aria-hidden="true">
        <strong>{value}</strong> <span>{when}</span>
      </p>
      <div
        ref={ref}
        className={styles["plot"]}
        onPointerMove={follow}
        onPointerDown={(event) => {
          // The slider keeps the point when the finger has left.
          event.preventDefault();
          slider.current?.focus({ preventScroll: true });
          follow(event);
        }}
        onPointerLeave={() => {
          if (document.activeElement !== slider.current) setPlace(null);
        }}
      >
        <LineDrawing
          frame={frame}
          points={points}
          read={read}
          reading={place !== null}
          ticks={props.ticks}
          marks={props.marks ?? []}
        />
        <input
          ref={slider}
          type="range"
          className={styles["slider"]}
          aria-label={name}
          aria-valuetext={`${value}, ${when}`}
          min={0}
          max={points.length - 1}
          value={read}
          onChange={(event) => {
            setPlace(points[Number(event.target.value)]?.x ?? null);
          }}
          onFocus={() => {
            // Else a live value would be read out anew with every slot.
            setPlace((before) => before ?? point.x);
          }}
          onBlur={() => {
            setPlace(null);
          }}
        />
      </div>
    </div>
  );
}

function nearest(points: readonly LinePoint[], place: number): number {
  let best = 0;
  for (const [index, { x }] of points.entries()) {
    if (Math.abs(x - place) < Math.abs((points[best]?.x ?? 0) - place)) best = index;
  }
  return best;
}
