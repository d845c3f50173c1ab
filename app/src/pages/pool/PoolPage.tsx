import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { usePool } from "../../model/hooks.ts";
import type { PoolView } from "../../model/types.ts";

import { BackingCard } from "./BackingCard.tsx";
import { EpochCard } from "./EpochCard.tsx";
import { GovernanceCard } from "./GovernanceCard.tsx";
import styles from "./PoolPage.module.css";
import { RateCard } from "./RateCard.tsx";
import { ReserveCard } from "./ReserveCard.tsx";
import { SolvencyCard } from "./SolvencyCard.tsx";
import { TideCard } from "./TideCard.tsx";
import { ValidatorsCard } from "./ValidatorsCard.tsx";

export function PoolPage() {
  const pool = usePool();
  return (
    <Loaded of={pool} loading={<Places />}>
      {(view) => <Whole pool={view} />}
    </Loaded>
  );
}

function Whole(props: { pool: PoolView }) {
  const { pool } = props;
  return (
    <div className={styles["page"]}>
      <RateCard pool={pool} />
      <EpochCard pool={pool} />
      <TideCard pool={pool} />
      <BackingCard pool={pool} />
      <ReserveCard pool={pool} />
      <ValidatorsCard pool={pool} />
      <SolvencyCard pool={pool} />
      <GovernanceCard pool={pool} />
    </div>
  );
}

function Places() {
  return (
    <div className={styles["page"]}>
      <div className={styles["wide"]}>
        <Skeleton height="27rem" />
      </div>
      {["18rem", "18rem", "24rem", "24rem"].map((height, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </div>
  );
}
