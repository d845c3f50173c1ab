import { useId } from "react";

import { steadyAmount } from "../design/Amount.tsx";

import styles from "./LineChart.module.css";
import type { Frame, LinePoint, Mark } from "./frame.ts";

/** Labels that would touch the one before are left out; the last one matters most. */
const LABEL = 84;
/** Marks take turns, so that neighbours do not write over each other. */
const UPPER_ROW = 2;
const LOWER_ROW = 18;

/** The picture alone; what it says is said by the slider over it and the table below it. */
export function LineDrawing(props: {
  frame: Frame;
  points: readonly LinePoint[];
  read: number;
  reading: boolean;
  ticks: readonly Mark[];
  marks: readonly Mark[];
}) {
  const { frame, points } = props;
  const point = points[props.read];
  const wash = useId();
  const turn = points.findIndex(({ expected }) => expected === true);
  const seen = turn === -1 ? points : points.slice(0, turn);
  const ahead = turn === -1 ? [] : points.slice(Math.max(0, turn - 1));
  const now = seen.at(-1);
  return (
    <svg aria-hidden="true" className={styles["drawing"]} width={frame.width} height={frame.height}>
      <linearGradient id={wash} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" className={styles["washTop"]} />
        <stop offset="1" className={styles["washBottom"]} />
      </linearGradient>
      <Axes frame={frame} ticks={props.ticks} />
      {props.marks.map((mark, index) => (
        <g key={mark.label} className={styles["mark"]}>
          <line
            x1={frame.across(mark.x)}
            x2={frame.across(mark.x)}
            y1={index % 2 === 0 ? UPPER_ROW : LOWER_ROW}
            y2={frame.bottom}
          />
          <text {...beside(frame, mark.x)} y={(index % 2 === 0 ? UPPER_ROW : LOWER_ROW) + 10}>
            {mark.label}
          </text>
        </g>
      ))}
      {seen.length > 1 && <path d={area(frame, seen)} fill={`url(#${wash})`} />}
      <path className={styles["line"]} d={path(frame, seen)} />
      {ahead.length > 1 && <path className={styles["ahead"]} d={path(frame, ahead)} />}
      {now !== undefined && !props.reading && (
        <circle className={styles["pulse"]} cx={frame.across(now.x)} cy={frame.up(now.y)} r={5} />
      )}
      {point !== undefined && (
        <g className={styles["cursor"]}>
          {props.reading && (
            <line
              x1={frame.across(point.x)}
              x2={frame.across(point.x)}
              y1={frame.top}
              y2={frame.bottom}
            />
          )}
          <circle cx={frame.across(point.x)} cy={frame.up(point.y)} r={5} />
        </g>
      )}
    </svg>
  );
}

function Axes(props: { frame: Frame; ticks: readonly Mark[] }) {
  const { frame } = props;
  return (
    <g className={styles["axes"]}>
      {frame.rises.map((rise) => (
        <g key={rise.toString()}>
          <line x1={frame.left} x2={frame.right} y1={frame.up(rise)} y2={frame.up(rise)} />
          <text x={frame.left - 8} y={frame.up(rise)} dy="0.35em" textAnchor="end">
            {steadyAmount(rise, frame.decimals)}
          </text>
        </g>
      ))}
      {apart(frame, props.ticks).map((tick) => (
        <text
          key={`${tick.x} ${tick.label}`}
          x={frame.across(tick.x)}
          y={frame.height - 6}
          textAnchor={anchor(frame, tick.x)}
        >
          {tick.label}
        </text>
      ))}
    </g>
  );
}

/** At the right of its line, or at the left where the drawing ends. */
function beside(frame: Frame, x: number) {
  const at = frame.across(x);
  return at > frame.right - LABEL
    ? { x: at - 5, textAnchor: "end" as const }
    : { x: at + 5, textAnchor: "start" as const };
}

function apart(frame: Frame, ticks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  for (const tick of ticks.toReversed()) {
    const after = kept.at(-1);
    if (after === undefined || frame.across(after.x) - frame.across(tick.x) >= LABEL)
      kept.push(tick);
  }
  return kept;
}

function anchor(frame: Frame, x: number): "start" | "middle" | "end" {
  const at = frame.across(x);
  if (at < frame.left + LABEL / 2) return "start";
  return at > frame.right - LABEL / 2 ? "end" : "middle";
}

function path(frame: Frame, points: readonly LinePoint[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${place(frame, x, y)}`)
    .join("");
}

function area(frame: Frame, points: readonly LinePoint[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  const ground = frame.bottom.toFixed(1);
  const [from, to] = [frame.across(first.x).toFixed(1), frame.across(last.x).toFixed(1)];
  return `${path(frame, points)}L${to} ${ground}L${from} ${ground}Z`;
}

const place = (frame: Frame, x: number, y: bigint) =>
  `${frame.across(x).toFixed(1)} ${frame.up(y).toFixed(1)}`;
