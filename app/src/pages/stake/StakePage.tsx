import { Card } from "../../design/Card.tsx";
import { Tabs } from "../../design/Tabs.tsx";

import { DepositSol } from "./DepositSol.tsx";
import { DepositStake } from "./DepositStake.tsx";
import { EntriesNotice } from "./EntriesNotice.tsx";
import { Holding } from "./Holding.tsx";
import styles from "./StakePage.module.css";
import { StakeTerms } from "./StakeTerms.tsx";
import { YieldCard } from "./YieldCard.tsx";

export function StakePage() {
  return (
    <div className={styles["columns"]}>
      <Card className={styles["form"]}>
        <EntriesNotice />
        <Tabs
          label="What to stake"
          tabs={[
            { id: "sol", title: "SOL", panel: <DepositSol /> },
            { id: "stake", title: "A stake account", panel: <DepositStake /> },
          ]}
        />
      </Card>
      <div className={styles["side"]}>
        <Holding />
        <YieldCard />
      </div>
      <StakeTerms />
    </div>
  );
}
