import type { ReactNode } from "react";

import styles from "./Table.module.css";
import { classNames } from "./classNames.ts";

export interface Column<Row> {
  readonly id: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their column. */
  readonly figure?: boolean;
}

/*
 * On phones a row becomes a card, by another `display`, and some browsers then forget that it is
 * a table. Saying each role again makes them remember.
 */
const TABLE = { role: "table" };
const ROWS = { role: "rowgroup" };
const ROW = { role: "row" };
const HEAD = { role: "columnheader" };
const CELL = { role: "cell" };

export function Table<Row>(props: {
  /** Read out, and shown to nobody else: the heading above it says the same. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
}) {
  const { columns, rows } = props;
  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  const figure = (column: Column<Row>) => column.figure === true && styles["figure"];
  return (
    <table {...TABLE} className={styles["table"]}>
      <caption className="visually-hidden">{props.caption}</caption>
      <thead {...ROWS}>
        <tr {...ROW}>
          {columns.map((column) => (
            <th {...HEAD} key={column.id} scope="col" className={classNames(figure(column))}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROWS}>
        {rows.map((row) => (
          <tr {...ROW} key={props.rowKey(row)}>
            {columns.map((column) => (
              <td {...CELL} key={column.id} className={classNames(figure(column))}>
                <span aria-hidden="true" className={styles["label"]}>
                  {column.title}
                </span>
                <span>{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
