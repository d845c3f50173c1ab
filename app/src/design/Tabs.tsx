import { useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import styles from "./Tabs.module.css";

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  readonly panel: ReactNode;
}

/** One tab of the list is in the tab order; arrows, Home and End move between them. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  const { tabs } = props;
  const base = useId();
  const [selectedId, select] = useState(tabs[0]?.id);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selectedId),
  );
  const selected = tabs[index];

  const onKeyDown = (event: KeyboardEvent) => {
    const target = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = target === undefined ? undefined : tabs[target];
    if (tab === undefined) return;
    event.preventDefault();
    select(tab.id);
    buttons.current.get(tab.id)?.focus();
  };

  return (
    <div className={styles["tabs"]}>
      <div role="tablist" aria-label={props.label} className={styles["list"]}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            ref={(element) => {
              if (element !== null) buttons.current.set(tab.id, element);
            }}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab === selected}
            aria-controls={`${base}-panel`}
            tabIndex={tab === selected ? 0 : -1}
            className={styles["tab"]}
            onKeyDown={onKeyDown}
            onClick={() => {
              select(tab.id);
            }}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {selected !== undefined && (
        <div
          key={selected.id}
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={`${base}-${selected.id}`}
          className={styles["panel"]}
        >
          {selected.panel}
        </div>
      )}
    </div>
  );
}
