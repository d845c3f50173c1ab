import { Address } from "../../design/Address.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { formatMillionths } from "../../model/amount.ts";
import type { MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";

/** The terms of a market, which no key can change, each with what it means. */
export function MarketTerms(props: { market: MarketView }) {
  const { market } = props;
  return (
    <Card title="The terms">
      <p className={styles["muted"]}>
        These hold for good: no key can move the line at which a loan is liquidated. Only the caps
        can change, down at once, up after two epochs. The lender is an example and was not audited.
      </p>
      <Summary label="Terms">
        <SummaryLine
          label="Borrow up to"
          note="of what the collateral counts for: the pool's own rate less its exit fee, never a market's price"
        >
          {percent(market.maxLtv)}
        </SummaryLine>
        <SummaryLine
          label="Liquidated above"
          note={`at most ${percent(market.closeFactor)} of a debt at a time, all of a small one`}
        >
          {percent(market.threshold)}
        </SummaryLine>
        <SummaryLine label="Liquidator's bonus" note="paid from the collateral">
          {percent(market.bonus)}
        </SummaryLine>
        <SummaryLine label="One borrower at most">
          <Amount of={market.borrowerCap} unit="SOL" />
        </SummaryLine>
        <SummaryLine label="Kept for losses" note="used before suppliers lose anything">
          <Amount of={market.reserves} unit="SOL" digits={6} />
        </SummaryLine>
        {market.receivable > 0n && (
          <SummaryLine
            label="Expected from tickets"
            note="of liquidations that the pool pays later"
          >
            <Amount of={market.receivable} unit="SOL" />
          </SummaryLine>
        )}
        <SummaryLine label="Market">
          <Address of={market.address} name="market's address" />
        </SummaryLine>
      </Summary>
    </Card>
  );
}

const percent = (millionths: bigint) => `${formatMillionths(millionths, 2)} %`;
