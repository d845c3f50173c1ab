import { StackedBar } from "../../charts/StackedBar.tsx";
import { Card } from "../../design/Card.tsx";
import type { PoolView } from "../../model/types.ts";

import { backingOf } from "./backing.ts";

export function BackingCard(props: { pool: PoolView }) {
  const { holds, owes, whole } = backingOf(props.pool);
  return (
    <Card title="The backing">
      <StackedBar title="What the pool holds" parts={holds} whole={whole} />
      <StackedBar title="Whom it belongs to" parts={owes} whole={whole} />
    </Card>
  );
}
