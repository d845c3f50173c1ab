import { TargetBar } from "../../charts/TargetBar.tsx";
import { percentOf } from "../../charts/percent.ts";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Notice } from "../../design/Notice.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { Table } from "../../design/Table.tsx";
import { useQuotes } from "../../model/hooks.ts";
import type { PoolView, Quotes } from "../../model/types.ts";

import styles from "./PoolPage.module.css";
import { exitSamples } from "./exitSamples.ts";
import type { ExitSample } from "./exitSamples.ts";

export function ReserveCard(props: { pool: PoolView }) {
  const { pool } = props;
  const { reserve } = pool;
  const quotes = useQuotes();
  const short = pool.ticketDebt - reserve.forTickets;
  const scale = reserve.free > reserve.target ? reserve.free : reserve.target;
  return (
    <Card title="The reserve and the way out">
      <p className={styles["muted"]}>
        A part of the pool is not staked, so that holders can leave at once. The lower it is, the
        more that costs; the fee stays with those who stay.
      </p>
      <div>
        <TargetBar stake={reserve.free} target={reserve.target} scale={(scale * 11n) / 10n} />
        <p className={styles["small"]}>The bar is what is free, the line what is aimed at.</p>
      </div>
      <Summary>
        <SummaryLine label="Free now">
          <Amount of={reserve.free} unit="SOL" />
        </SummaryLine>
        <SummaryLine
          label="Aimed at"
          note={`${percentOf(reserve.target, pool.backing)} of the backing`}
        >
          <Amount of={reserve.target} unit="SOL" />
        </SummaryLine>
        {reserve.payable !== reserve.free && (
          <SummaryLine label="Can leave before the update">
            <Amount of={reserve.payable} unit="SOL" />
          </SummaryLine>
        )}
      </Summary>
      {short > 0n && (
        <Notice tone="info" title="Tickets wait for stake that cools">
          <p>
            Open tickets are owed <Amount of={short} unit="SOL" /> more than the reserve holds for
            them. The pool has told stake to come home, or will in the last part of this epoch.
          </p>
        </Notice>
      )}
      {quotes.status === "ready" && <Exits pool={pool} quotes={quotes.value} />}
    </Card>
  );
}

function Exits(props: { pool: PoolView; quotes: Quotes }) {
  const samples = exitSamples(props.pool, props.quotes);
  return (
    <Table<ExitSample>
      caption="What leaving at once costs now"
      rows={samples}
      rowKey={(sample) => sample.label}
      columns={[
        { id: "size", title: "Leaving at once with", cell: ({ label }) => label },
        {
          id: "fee",
          title: "costs",
          figure: true,
          cell: ({ quoted }) =>
            quoted.ok ? (
              <>
                {percentOf(quoted.quote.fee, quoted.quote.gross, 3)}
                <span className={styles["small"]}>
                  {" "}
                  (<Amount of={quoted.quote.fee} unit="SOL" />)
                </span>
              </>
            ) : (
              quoted.error.title
            ),
        },
      ]}
    />
  );
}
