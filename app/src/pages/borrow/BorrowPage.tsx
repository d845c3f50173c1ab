import { CrankButton } from "../../action/CrankButton.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Notice } from "../../design/Notice.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useMarket, usePool } from "../../model/hooks.ts";
import type { MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";
import { LoanCard } from "./LoanCard.tsx";
import { MarketCard } from "./MarketCard.tsx";
import { MarketTerms } from "./MarketTerms.tsx";
import { SupplyCard } from "./SupplyCard.tsx";

export function BorrowPage() {
  return (
    <Loaded of={useMarket()} loading={<Places />}>
      {(market) => (market === null ? <NoMarket /> : <Whole market={market} />)}
    </Loaded>
  );
}

function Whole(props: { market: MarketView }) {
  const { market } = props;
  return (
    <div className={styles["page"]}>
      <MarketCard market={market} />
      <PriceNotice priced={market.priced} />
      <LoanCard market={market} />
      <div className={styles["side"]}>
        <SupplyCard market={market} />
        <MarketTerms market={market} />
      </div>
    </div>
  );
}

/** Where a price is lacking, or the pool has lost everything: what is closed and what goes on. */
function PriceNotice(props: { priced: boolean }) {
  const pool = usePool();
  if (pool.status === "ready" && pool.value.entries.kind === "insolvent") {
    return (
      <div className={styles["wide"]}>
        <Notice tone="error" title="Nothing is lent against this pool any more">
          <p>
            It has lost everything once. Repaying, withdrawing and taking back go on, and so do
            liquidations.
          </p>
        </Notice>
      </div>
    );
  }
  if (props.priced) return null;
  return (
    <div className={styles["wide"]}>
      <Notice
        tone="warn"
        title="Nothing can be borrowed until the pool has a price"
        actions={<CrankButton />}
        announced
      >
        <p>
          The pool waits for its update, which anybody may send. Meanwhile no loan is given or
          liquidated, and collateral of a debt stays where it is. Supplying, withdrawing, posting
          and repaying go on.
        </p>
      </Notice>
    </div>
  );
}

function NoMarket() {
  return (
    <Card title="There is no market here">
      <p className={styles["muted"]}>
        This page was set up without a lender. tideSOL can still be staked, held and redeemed.
      </p>
      <p>
        <a href="#/stake">Stake SOL</a>
      </p>
    </Card>
  );
}

function Places() {
  return (
    <div className={styles["page"]}>
      <div className={styles["wide"]}>
        <Skeleton height="16rem" />
      </div>
      <Skeleton height="30rem" />
      <Skeleton height="30rem" />
    </div>
  );
}
