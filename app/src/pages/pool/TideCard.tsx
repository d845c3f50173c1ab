import { TideSlope } from "../../charts/TideSlope.tsx";
import { slotText } from "../../charts/rate.ts";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Countdown } from "../../design/Countdown.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import type { PoolView } from "../../model/types.ts";

import styles from "./PoolPage.module.css";

export function TideCard(props: { pool: PoolView }) {
  const { pool } = props;
  const { tide } = pool;
  return (
    <Card title="The tide">
      <p className={styles["muted"]}>
        Rewards do not raise the rate in one step. They flow in slot by slot, so there is nothing to
        gain from coming just before and leaving just after.
      </p>
      <TideSlope tide={tide} slot={pool.slot} />
      <Summary>
        <SummaryLine label="Still to flow in">
          <Amount of={tide.unvested} unit="SOL" digits={6} steady />
        </SummaryLine>
        <SummaryLine label="All flowed in by">
          {tide.endsAt === null ? (
            "all of it has"
          ) : (
            <>
              slot {slotText(tide.endSlot)}, in about{" "}
              <Countdown until={tide.endsAt} past="a moment" />
            </>
          )}
        </SummaryLine>
        {tide.unvested > 0n && (
          <SummaryLine label="Each slot brings">
            <Amount of={tide.amount / (tide.endSlot - tide.startSlot)} unit="SOL" digits={9} />
          </SummaryLine>
        )}
        {pool.pendingFees > 0n && (
          <SummaryLine label="Exit fees for the next tide">
            <Amount of={pool.pendingFees} unit="SOL" digits={6} />
          </SummaryLine>
        )}
        {pool.lossCarry > 0n && (
          <SummaryLine
            label="Loss to be made good first"
            note="Until then the protocol takes no fee"
          >
            <Amount of={pool.lossCarry} unit="SOL" digits={6} />
          </SummaryLine>
        )}
      </Summary>
    </Card>
  );
}
