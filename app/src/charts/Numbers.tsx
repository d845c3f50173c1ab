import { useState } from "react";
import type { ReactNode } from "react";

import styles from "./Numbers.module.css";

/** What a drawing shows as a table, for who cannot see it or wants to count. */
export function Numbers(props: {
  /** What the table is of; also its caption. */
  of: string;
  head: readonly string[];
  /** Asked for while the table is shown: drawings change with every slot. */
  rows: () => readonly (readonly ReactNode[])[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles["numbers"]}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{props.of} in numbers</summary>
      {open && (
        <table>
          <caption className="visually-hidden">{props.of}</caption>
          <thead>
            <tr>
              {props.head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows().map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={props.head[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
