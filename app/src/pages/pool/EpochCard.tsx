import { CrankButton } from "../../action/CrankButton.tsx";
import { EpochProgress } from "../../charts/EpochProgress.tsx";
import { Card } from "../../design/Card.tsx";
import { Countdown } from "../../design/Countdown.tsx";
import { Notice } from "../../design/Notice.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { formatDuration } from "../../design/duration.ts";
import type { PoolView } from "../../model/types.ts";

import { freshnessWords } from "./freshness.ts";

export function EpochCard(props: { pool: PoolView }) {
  const { pool } = props;
  const words = freshnessWords(pool);
  return (
    <Card title="The epoch">
      <EpochProgress pool={pool} />
      <Summary>
        <SummaryLine label="Ends in about">
          <Countdown until={pool.epoch.endsAt} past="a moment" />
        </SummaryLine>
        <SummaryLine
          label="An epoch lasts about"
          note={`${pool.epoch.slots.toString()} slots of ${Math.round(pool.epoch.slotMilliseconds).toString()} ms, as measured`}
        >
          {formatDuration(pool.epoch.epochMilliseconds)}
        </SummaryLine>
      </Summary>
      <Notice
        tone={words.tone}
        title={words.title}
        actions={words.crank ? <CrankButton /> : undefined}
      >
        <p>{words.text}</p>
      </Notice>
    </Card>
  );
}
