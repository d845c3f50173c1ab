import { InterestCurve } from "../../charts/InterestCurve.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { formatMillionths } from "../../model/amount.ts";
import type { MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";

export function MarketCard(props: { market: MarketView }) {
  const { market } = props;
  return (
    <Card title="The market" className={styles["wide"]}>
      <div className={styles["market"]}>
        <Stats>
          <Stat
            label="Suppliers earn a year (APR)"
            value={percent(market.supplyRate)}
            note={`after ${percent(market.reserveFactor)} of the interest for the market's reserves`}
          />
          <Stat
            label="Borrowers pay a year (APR)"
            value={percent(market.borrowRate)}
            note="moves with what is lent"
          />
          <Stat
            label="Supplied"
            value={<Amount of={market.supplied} unit="SOL" digits={2} />}
            note={
              <>
                at most <Amount of={market.supplyCap} unit="SOL" digits={2} />
              </>
            }
          />
          <Stat
            label="Lent out"
            value={<Amount of={market.borrowed} unit="SOL" digits={2} />}
            note={
              <>
                at most <Amount of={market.borrowCap} unit="SOL" digits={2} />
              </>
            }
          />
          <Stat
            label="Can be borrowed or withdrawn"
            value={<Amount of={market.cash} unit="SOL" digits={2} />}
          />
          <Stat
            label="Collateral"
            value={<Amount of={market.collateral} unit="tideSOL" digits={2} />}
          />
        </Stats>
        <InterestCurve market={market} />
      </div>
    </Card>
  );
}

const percent = (millionths: bigint) => `${formatMillionths(millionths, 2)} %`;
