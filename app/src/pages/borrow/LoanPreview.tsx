import type { ReactNode } from "react";

import { LoanGauge } from "../../charts/LoanGauge.tsx";
import { Amount } from "../../design/Amount.tsx";
import type { Unit } from "../../design/Amount.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import type { LoanHealth, LoanQuote, LoanView, MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";
import { distanceWords, factorText } from "./health.ts";

const NONE: LoanHealth = {
  collateral: 0n,
  gross: 0n,
  net: 0n,
  debt: 0n,
  limit: 0n,
  liquidationDebt: 0n,
  factor: null,
};

/** The loan before and after an action; without one, as it is. */
export function LoanPreview(props: {
  market: MarketView;
  loan: LoanView | null;
  quote: LoanQuote | null;
}) {
  const { market, quote } = props;
  const before = props.loan?.health ?? NONE;
  const after = quote?.health;
  return (
    <>
      <Summary label="The loan, before and after">
        <Change
          label="Collateral"
          before={<Figure of={before.collateral} unit="tideSOL" />}
          after={after && <Figure of={after.collateral} unit="tideSOL" />}
        />
        <Change
          label="Debt"
          before={<Figure of={before.debt} unit="SOL" />}
          after={after && <Figure of={after.debt} unit="SOL" />}
        />
        <Change
          label="Health"
          before={factorText(before.factor)}
          after={after && factorText(after.factor)}
        />
      </Summary>
      {after !== undefined && (
        <>
          <LoanGauge
            health={before}
            after={after}
            maxLtv={market.maxLtv}
            threshold={market.threshold}
          />
          <p className={styles["small"]}>Then: {distanceWords(after, market)}</p>
        </>
      )}
    </>
  );
}

const Figure = (props: { of: bigint; unit: Unit }) => <Amount {...props} digits={6} />;

function Change(props: { label: string; before: ReactNode; after: ReactNode }) {
  return (
    <SummaryLine label={props.label}>
      {props.before}
      {props.after !== undefined && (
        <>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden"> becomes </span>
          <strong>{props.after}</strong>
        </>
      )}
    </SummaryLine>
  );
}
