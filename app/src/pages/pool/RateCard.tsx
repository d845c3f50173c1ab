import { RateByEpoch } from "../../charts/RateByEpoch.tsx";
import { RateLive } from "../../charts/RateLive.tsx";
import { percentOf } from "../../charts/percent.ts";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { Tabs } from "../../design/Tabs.tsx";
import { useHistory, useQuotes } from "../../model/hooks.ts";
import type { HistoryView, PoolView } from "../../model/types.ts";

import { GrowthStat } from "./GrowthStat.tsx";
import styles from "./PoolPage.module.css";

const ONE = 1_000_000_000n;

export function RateCard(props: { pool: PoolView }) {
  const { pool } = props;
  const history = useHistory();
  return (
    <Card title="The rate" className={styles["wide"]}>
      <Stats>
        <Stat
          label="In the pool"
          value={<Amount of={pool.backing} unit="SOL" digits={2} />}
          note={
            <>
              for <Amount of={pool.shares} unit="tideSOL" digits={2} />
            </>
          }
        />
        <GrowthStat history={history.status === "ready" ? history.value : null} />
        <ExitStat />
      </Stats>
      <Loaded of={history} loading={<Skeleton height="20rem" />}>
        {(view) => <Charts pool={pool} history={view} />}
      </Loaded>
    </Card>
  );
}

function Charts(props: { pool: PoolView; history: HistoryView }) {
  const { pool, history } = props;
  return (
    <>
      <Tabs
        label="The rate over time"
        tabs={[
          {
            id: "live",
            title: "Live",
            panel: (
              <>
                <RateLive pool={pool} history={history} />
                <p className={styles["small"]}>
                  The line is what this page has seen; the dots are where the tide takes the rate if
                  no loss is found.
                </p>
              </>
            ),
          },
          {
            id: "epochs",
            title: "By epoch",
            panel:
              history.records.length === 0 ? (
                <p className={styles["muted"]}>
                  The pool has not been updated yet. The first update, after the first boundary of
                  epochs, leaves the first point here.
                </p>
              ) : (
                <>
                  <RateByEpoch pool={pool} history={history} />
                  <p className={styles["small"]}>
                    Each update leaves its rate on the chain; the newest {history.records.length}{" "}
                    are shown. Between them the rate flows, it does not step.
                  </p>
                </>
              ),
          },
        ]}
      />
      <p className={styles["small"]}>Neither drawing begins at zero: the changes would not show.</p>
    </>
  );
}

/** What leaving costs now, at the example of the smallest round amount. */
function ExitStat() {
  const quotes = useQuotes();
  const quoted = quotes.status === "ready" ? quotes.value.redeemSol(ONE) : null;
  const value =
    quoted === null ? (
      <Skeleton width="6ch" />
    ) : quoted.ok ? (
      percentOf(quoted.quote.fee, quoted.quote.gross, 3)
    ) : (
      "Not now"
    );
  return (
    <Stat
      label="Leaving at once costs"
      value={value}
      note={
        quoted?.ok === false
          ? quoted.error.title
          : "For one tideSOL; more where the reserve is low."
      }
    />
  );
}
