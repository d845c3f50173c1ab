import { percentOf } from "../../charts/percent.ts";
import { Amount } from "../../design/Amount.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Stat, Stats } from "../../design/Stat.tsx";
import { Tabs } from "../../design/Tabs.tsx";
import { useLoan } from "../../model/hooks.ts";
import type { LoanView, MarketView } from "../../model/types.ts";

import styles from "./BorrowPage.module.css";
import { CloseAccount } from "./CloseAccount.tsx";
import { SupplyForm, WithdrawForm } from "./SupplyForms.tsx";

export function SupplyCard(props: { market: MarketView }) {
  const { market } = props;
  const loan = useLoan();
  const view = loan.status === "ready" ? loan.value : null;
  return (
    <Card title="Your supply" className={styles["form"]}>
      <Loaded of={loan} loading={<Skeleton height="4rem" />} disconnected={<Stranger />}>
        {(value) => value !== null && <Supplied market={market} loan={value} />}
      </Loaded>
      <Tabs
        label="What to do with the supply"
        tabs={[
          { id: "supply", title: "Supply", panel: <SupplyForm loan={view} /> },
          { id: "withdraw", title: "Withdraw", panel: <WithdrawForm loan={view} /> },
        ]}
      />
      {view?.closable.includes("position") === true && <CloseAccount account="position" />}
    </Card>
  );
}

function Stranger() {
  return (
    <p className={styles["muted"]}>
      Supply SOL and earn what borrowers pay. What is not lent out can be withdrawn at any time.
    </p>
  );
}

function Supplied(props: { market: MarketView; loan: LoanView }) {
  const { market, loan } = props;
  if (loan.supplied === 0n) return <Stranger />;
  const short = loan.withdrawable < loan.supplied;
  return (
    <Stats>
      <Stat
        label="You have supplied"
        value={<Amount of={loan.supplied} unit="SOL" digits={6} steady />}
        note={`with interest, ${percentOf(loan.supplied, market.supplied)} of the market`}
      />
      {short && (
        <Stat
          label="You can withdraw now"
          value={<Amount of={loan.withdrawable} unit="SOL" />}
          note="The rest is lent out; the borrowers' rate rises until some comes back."
        />
      )}
    </Stats>
  );
}
