import { formatDuration } from "../../design/duration.ts";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat } from "../../design/Stat.tsx";
import type { HistoryView, YieldView } from "../../model/types.ts";

/** What was earned, by the chain's own records and clocks: past, and no promise. */
export function GrowthStat(props: { history: HistoryView | null }) {
  if (props.history === null) return <Stat label="Growth" value={<Skeleton width="8ch" />} />;
  const { yield: earned } = props.history;
  if (earned === null) {
    const note = "Two updates are needed whose times the node still knows.";
    return <Stat label="Growth" value="Not known yet" note={note} />;
  }
  return earned.apyPercent === null ? (
    <Stat
      label="Growth an epoch"
      value={percent(earned.epochPercent, 4)}
      note={`Epochs last ${formatDuration(earned.epochMilliseconds)} on this chain, too short to speak of years. With epochs of two days it would be ${percent(earned.equivalentApyPercent)} a year.`}
    />
  ) : (
    <Stat
      label="Growth a year (APY)"
      value={percent(earned.apyPercent)}
      note={`${percent(earned.gainPercent, 3)} in ${span(earned)}, compounded. Past growth promises nothing.`}
    />
  );
}

const percent = (value: number, digits = 2) => `${value.toFixed(digits)} %`;

function span({ epochs, from, to }: YieldView): string {
  const plural = epochs === 1n ? "" : "s";
  const time = from.at === null || to.at === null ? "" : ` (${formatDuration(to.at - from.at)})`;
  return `${epochs.toString()} epoch${plural}${time}`;
}
