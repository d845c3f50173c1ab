import { useState } from "react";

import { Button } from "../../design/Button.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useValidators } from "../../model/hooks.ts";
import type { PoolView, ValidatorView, ValidatorsView } from "../../model/types.ts";

import styles from "./PoolPage.module.css";
import { ValidatorTable } from "./ValidatorTable.tsx";

/** As many as one looks through; a list can have thousands. */
const FIRST = 12;

export function ValidatorsCard(props: { pool: PoolView }) {
  return (
    <Card title="Validators" className={styles["wide"]}>
      <Loaded of={useValidators()} loading={<Skeleton height="16rem" />}>
        {(list) => <Validators pool={props.pool} list={list} />}
      </Loaded>
    </Card>
  );
}

function Validators(props: { pool: PoolView; list: ValidatorsView }) {
  const { pool, list } = props;
  const [all, setAll] = useState(false);
  const sorted = list.list.toSorted(byStake);
  const shown = all ? sorted : sorted.slice(0, FIRST);
  if (sorted.length === 0) {
    return (
      <p className={styles["muted"]}>
        There is no validator on the list yet; all that the pool has lies in its reserve.
      </p>
    );
  }
  return (
    <>
      <p className={styles["muted"]}>
        {count(sorted.length)} of at most {list.capacity}. In this epoch {list.seen.toString()}{" "}
        {list.seen === 1n ? "was" : "were"} looked at. The bar is what a validator has, the line
        what its weight calls for; stake follows in the last part of each epoch, a little at a time.
      </p>
      <ValidatorTable pool={pool} list={list} rows={shown} />
      {shown.length < sorted.length && (
        <Button
          variant="secondary"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {sorted.length} validators
        </Button>
      )}
    </>
  );
}

const count = (validators: number) =>
  validators === 1 ? "One validator" : `${validators} validators`;

function byStake(one: ValidatorView, other: ValidatorView): number {
  if (one.tracked === other.tracked) return one.index - other.index;
  return one.tracked > other.tracked ? -1 : 1;
}
