import { slotText } from "../../charts/rate.ts";
import { Amount } from "../../design/Amount.tsx";
import { Button } from "../../design/Button.tsx";
import { Card } from "../../design/Card.tsx";
import { Since } from "../../design/Countdown.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Notice } from "../../design/Notice.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { useSolvency } from "../../model/hooks.ts";
import type { PoolView, SolvencyLine, SolvencyView } from "../../model/types.ts";

import styles from "./PoolPage.module.css";
import { booked, booksWords, verdictWords } from "./solvencyWords.ts";

export function SolvencyCard(props: { pool: PoolView }) {
  const solvency = useSolvency();
  const again =
    solvency.status === "ready" ? (
      <Button
        size="small"
        variant="secondary"
        onClick={() => {
          solvency.value.recheck();
        }}
      >
        Count again
      </Button>
    ) : undefined;
  return (
    <Card title="Is it all there?" aside={again}>
      <p className={styles["muted"]}>
        Your browser reads every account of the pool and adds it up itself. No sum of the
        pool&apos;s own is believed.
      </p>
      <Loaded of={solvency} loading={<Skeleton height="20rem" />}>
        {(view) => <Count pool={props.pool} solvency={view} />}
      </Loaded>
    </Card>
  );
}

function Count(props: { pool: PoolView; solvency: SolvencyView }) {
  const { pool, solvency } = props;
  return (
    <>
      <Notice
        tone={solvency.verdict === "solvent" ? "success" : "error"}
        title={verdictWords(solvency)}
        announced="politely"
        ticking={
          <p>
            Counted at slot {slotText(solvency.slot)}, <Since at={solvency.at} /> ago.
          </p>
        }
      >
        <Sentences of={solvency.faults} />
      </Notice>
      <Lines title="What there is" lines={solvency.holds} sum={solvency.held} />
      <Lines title="What is claimed" lines={solvency.owes} sum={solvency.owed} />
      <Summary label="What the pool says">
        <SummaryLine label="The pool's books now" note={booksWords(solvency, pool)}>
          <Amount of={booked(pool)} unit="SOL" digits={9} steady />
        </SummaryLine>
      </Summary>
      <Sentences of={solvency.notes} />
    </>
  );
}

function Lines(props: { title: string; lines: readonly SolvencyLine[]; sum: bigint }) {
  return (
    <Summary label={props.title}>
      {props.lines.map(({ label, lamports, accounts }) => (
        <SummaryLine
          key={label}
          label={label}
          note={accounts === undefined ? undefined : plural(accounts)}
        >
          <Amount of={lamports} unit="SOL" digits={9} steady />
        </SummaryLine>
      ))}
      <SummaryLine label={props.title} strong>
        <Amount of={props.sum} unit="SOL" digits={9} steady />
      </SummaryLine>
    </Summary>
  );
}

const plural = (accounts: number) => (accounts === 1 ? "one account" : `${accounts} accounts`);

function Sentences(props: { of: readonly string[] }) {
  if (props.of.length === 0) return null;
  return (
    <ul className={styles["sentences"]}>
      {props.of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
