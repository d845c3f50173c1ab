import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { formatDuration } from "../../design/duration.ts";
import { useHistory } from "../../model/hooks.ts";
import type { YieldView } from "../../model/types.ts";

import styles from "./YieldCard.module.css";

const percent = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const fine = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** With fewer, a single lucky or late block moves the figure. */
const ENOUGH = 5n;

/** What staking brought lately, and on how much history that rests. */
export function YieldCard() {
  const history = useHistory();
  return (
    <Card title="What it brings">
      <Loaded of={history} loading={<Skeleton height="6rem" />}>
        {(view) => (view.yield === null ? <TooEarly /> : <Yield of={view.yield} />)}
      </Loaded>
    </Card>
  );
}

function TooEarly() {
  return (
    <p>
      Too early to tell: the chain has not recorded two updates of the rate yet. One is added each
      epoch.
    </p>
  );
}

function Yield(props: { of: YieldView }) {
  const { apyPercent, equivalentApyPercent, epochPercent, epochs, epochMilliseconds } = props.of;
  const year = apyPercent ?? equivalentApyPercent;
  return (
    <>
      <Stats>
        <Stat
          label={apyPercent === null ? "A year, estimated" : "A year (APY)"}
          value={`${percent.format(year)} %`}
          note={`from the last ${epochs === 1n ? "epoch" : `${epochs.toString()} epochs`}`}
        />
        <Stat
          label="Each epoch"
          value={`${fine.format(epochPercent)} %`}
          note={`an epoch took ${formatDuration(epochMilliseconds)}`}
        />
      </Stats>
      <div className={styles["notes"]}>
        {epochs < ENOUGH && <p>That is little history; the figures will settle.</p>}
        {apyPercent === null && (
          <p>
            Epochs on this chain are so short that a year of them says nothing. The figure is what
            the same growth would be with epochs of two days.
          </p>
        )}
        <p>What was earned is no promise of what will be.</p>
      </div>
    </>
  );
}
