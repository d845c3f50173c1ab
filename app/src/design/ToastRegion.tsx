import { useCallback, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

import { Icon } from "./Icon.tsx";
import styles from "./ToastRegion.module.css";
import { classNames } from "./classNames.ts";
import { ToastContext } from "./toast.ts";
import type { Toast } from "./toast.ts";

const SHOWN_FOR = 8_000;

interface Shown extends Toast {
  readonly id: number;
}

/** Where toasts come up; it is there from the start, or readers would not hear the first one. */
export function ToastRegion(props: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const show = useCallback((toast: Toast) => {
    next.current += 1;
    const shown = { ...toast, id: next.current };
    setToasts((before) => [...before.slice(-2), shown]);
  }, []);
  const remove = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={show}>
      {props.children}
      <div role="status" aria-live="polite" className={styles["region"]}>
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onRemove={remove} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastLine(props: { toast: Shown; onRemove: (id: number) => void }) {
  const { toast, onRemove } = props;
  useEffect(() => {
    const timer = setTimeout(() => {
      onRemove(toast.id);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [toast.id, onRemove]);
  return (
    <div className={classNames(styles["toast"], styles[toast.tone])}>
      <Icon name={toast.tone} className={styles["icon"]} />
      <span className={styles["text"]}>{toast.text}</span>
      <button
        type="button"
        className={styles["close"]}
        aria-label="Dismiss"
        onClick={() => {
          onRemove(toast.id);
        }}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
