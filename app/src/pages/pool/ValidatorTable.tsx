import { TargetBar } from "../../charts/TargetBar.tsx";
import { percentOf } from "../../charts/percent.ts";
import { Address } from "../../design/Address.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Table } from "../../design/Table.tsx";
import type { Column } from "../../design/Table.tsx";
import { classNames } from "../../design/classNames.ts";
import type { Lamports, PoolView, ValidatorView, ValidatorsView } from "../../model/types.ts";

import styles from "./ValidatorTable.module.css";
import { statesOf } from "./validatorState.ts";
import type { StateWord } from "./validatorState.ts";

export function ValidatorTable(props: {
  pool: PoolView;
  list: ValidatorsView;
  rows: readonly ValidatorView[];
}) {
  const { pool, list, rows } = props;
  const scale = most(list.list);
  const columns: readonly Column<ValidatorView>[] = [
    {
      id: "vote",
      title: "Vote account",
      cell: ({ vote }) => <Address of={vote} name="vote account" />,
    },
    {
      id: "stake",
      title: "Stake",
      figure: true,
      cell: (row) => (
        <span className={styles["stake"]}>
          <Amount of={row.tracked} unit="SOL" digits={2} />
          <TargetBar stake={row.tracked} target={row.target} scale={scale} />
        </span>
      ),
    },
    {
      id: "target",
      title: "Target",
      figure: true,
      cell: ({ target }) => <Amount of={target} unit="SOL" digits={2} />,
    },
    {
      id: "share",
      title: "Share",
      figure: true,
      cell: ({ tracked }) => (
        <span className={styles["percent"]}>{percentOf(tracked, list.totalTracked)}</span>
      ),
    },
    {
      id: "commission",
      title: "Commission",
      figure: true,
      cell: ({ commissionPercent }) =>
        commissionPercent === null ? (
          "gone"
        ) : (
          <span className={styles["percent"]}>{commissionPercent} %</span>
        ),
    },
    {
      id: "state",
      title: "State",
      cell: (row) => <States of={statesOf(row, list, pool)} />,
    },
  ];
  return (
    <Table
      caption="Validators, by stake"
      columns={columns}
      rows={rows}
      rowKey={({ vote }) => vote}
    />
  );
}

function States(props: { of: readonly StateWord[] }) {
  return (
    <ul className={styles["states"]}>
      {props.of.map(({ tone, text }) => (
        <li key={text} className={classNames(styles["state"], styles[tone])}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function most(list: readonly ValidatorView[]): Lamports {
  return list.reduce((top, { tracked, target }) => {
    const more = tracked > target ? tracked : target;
    return more > top ? more : top;
  }, 1n);
}
