import type { ReactNode } from "react";

import type { HumanError } from "../model/types.ts";

import { Notice } from "./Notice.tsx";
import { errorTone } from "./errorTone.ts";

/** An error in words; the program's own name for it is there for who asks. */
export function ErrorNotice(props: {
  error: HumanError;
  actions?: ReactNode;
  announced?: boolean;
}) {
  const { error } = props;
  return (
    <Notice
      tone={errorTone(error)}
      title={error.title}
      announced={props.announced}
      actions={props.actions}
    >
      <p>{error.advice}</p>
      {error.technical !== undefined && (
        <details>
          <summary>Technical details</summary>
          <code>{error.technical}</code>
        </details>
      )}
    </Notice>
  );
}
