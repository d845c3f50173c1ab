import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";

import styles from "./Dialog.module.css";
import { Icon } from "./Icon.tsx";

/** The browser's own modal dialog: it keeps the focus, closes by Escape, and gives the focus back. */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons. */
  footer?: ReactNode;
}) {
  const { open, onClose } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog ref={element} className={styles["dialog"]} aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <div className={styles["content"]}>
          <div className={styles["head"]}>
            <h2 id={titleId}>{props.title}</h2>
            <button type="button" className={styles["close"]} aria-label="Close" onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          {props.children}
          {props.footer !== undefined && <div className={styles["footer"]}>{props.footer}</div>}
        </div>
      )}
    </dialog>
  );
}
