import { StackedBar } from "../../charts/StackedBar.tsx";
import { Card } from "../../design/Card.tsx";
import { Loaded } from "../../design/Loaded.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useValidators } from "../../model/hooks.ts";
import type { PoolView, ValidatorsView } from "../../model/types.ts";

import { backingOf } from "./backing.ts";

export function BackingCard(props: { pool: PoolView }) {
  return (
    <Card title="The backing">
      <Loaded of={useValidators()} loading={<Skeleton height="22rem" />}>
        {(validators) => <Bars pool={props.pool} validators={validators} />}
      </Loaded>
    </Card>
  );
}

function Bars(props: { pool: PoolView; validators: ValidatorsView }) {
  const { holds, owes, whole } = backingOf(props.pool, props.validators);
  return (
    <>
      <StackedBar title="What the pool holds" parts={holds} whole={whole} />
      <StackedBar title="Whom it belongs to" parts={owes} whole={whole} />
    </>
  );
}
