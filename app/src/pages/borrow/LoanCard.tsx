import { LoanGauge } from "../../charts/LoanGauge.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Notice } from "../../design/Notice.tsx";
import type { Tone } from "../../design/Notice.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { Tabs } from "../../design/Tabs.tsx";
import { useLoan } from "../../model/hooks.ts";
import type { LoanView, MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";
import { CloseAccount } from "./CloseAccount.tsx";
import { BorrowForm, PostForm, RepayForm, UnpostForm } from "./LoanForms.tsx";
import { distanceWords, factorText, standingOf } from "./health.ts";
import type { Standing } from "./health.ts";

export function LoanCard(props: { market: MarketView }) {
  const { market } = props;
  const loan = useLoan();
  const view = loan.status === "ready" ? loan.value : null;
  return (
    <Card title="Your loan" className={styles["form"]}>
      <Loaded of={loan} loading={<Skeleton height="9rem" />} disconnected={<Stranger />}>
        {(value) => value !== null && <Standing market={market} loan={value} />}
      </Loaded>
      <Tabs
        label="What to do with the loan"
        tabs={[
          { id: "post", title: "Post", panel: <PostForm market={market} loan={view} /> },
          { id: "borrow", title: "Borrow", panel: <BorrowForm market={market} loan={view} /> },
          { id: "repay", title: "Repay", panel: <RepayForm market={market} loan={view} /> },
          { id: "unpost", title: "Take back", panel: <UnpostForm market={market} loan={view} /> },
        ]}
      />
      {view?.closable.includes("obligation") === true && <CloseAccount account="obligation" />}
    </Card>
  );
}

function Stranger() {
  return (
    <p className={styles["muted"]}>
      Post tideSOL as collateral, then borrow SOL against it. The collateral goes on earning, and
      you take it back when you have repaid. Connect a wallet to begin.
    </p>
  );
}

const TONES: Readonly<Record<Exclude<Standing, "empty">, Tone>> = {
  "no-debt": "info",
  good: "success",
  narrow: "warn",
  liquidatable: "error",
};

function Standing(props: { market: MarketView; loan: LoanView }) {
  const { market, loan } = props;
  const { health } = loan;
  const standing = standingOf(health);
  if (standing === "empty") {
    return (
      <p className={styles["muted"]}>
        You have no loan here. Post tideSOL as collateral first; it goes on earning. Then you can
        borrow up to {(market.maxLtv / 10_000n).toString()} % of what it counts for.
      </p>
    );
  }
  return (
    <>
      <Stats>
        <Stat
          label="You owe"
          value={<Amount of={health.debt} unit="SOL" digits={6} steady />}
          note={
            <>
              of at most <Amount of={health.limit} unit="SOL" />
            </>
          }
        />
        <Stat
          label="Your collateral"
          value={<Amount of={health.collateral} unit="tideSOL" />}
          note={
            <>
              counts for <Amount of={health.net} unit="SOL" />
            </>
          }
        />
        <Stat
          label="Health"
          value={factorText(health.factor)}
          note="Below 1 it can be liquidated."
        />
      </Stats>
      <LoanGauge health={health} maxLtv={market.maxLtv} threshold={market.threshold} />
      <Notice tone={TONES[standing]} title={titleOf(standing)}>
        <p>{distanceWords(health, market)}</p>
      </Notice>
    </>
  );
}

function titleOf(standing: Exclude<Standing, "empty">): string {
  switch (standing) {
    case "no-debt":
      return "Nothing is owed";
    case "good":
      return "The collateral covers the debt";
    case "narrow":
      return "The debt is above what may be borrowed anew";
    case "liquidatable":
      return "This loan can be liquidated";
  }
}
