import type { ReactNode } from "react";

import { Address } from "../design/Address.tsx";
import { ErrorNotice } from "../design/ErrorNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import type { ActionResult } from "../model/types.ts";

import { Remedy } from "./Remedy.tsx";
import { Unread } from "./Unread.tsx";
import type { Underway } from "./progress.ts";

/** What became of an action: what it brought, or what went wrong and what can be done. */
export function ActionOutcome(props: {
  action: Underway;
  title: (result: ActionResult) => ReactNode;
  children?: (result: ActionResult) => ReactNode;
  /**
   * What the remedies "try again" and "take both" do; without them they are not offered. A form
   * that was left and came back empty has nothing to try again.
   */
  onRetry?: (() => void) | undefined;
  onUseRedeem?: (() => void) | undefined;
}) {
  const { state } = props.action;
  if (state.status === "done") {
    return (
      <Notice tone="success" title={props.title(state.result)} announced>
        {props.children?.(state.result)}
        <Unread result={state.result} />
        <p>
          Transaction <Address of={state.result.signature} name="transaction" />
        </p>
      </Notice>
    );
  }
  if (state.status !== "failed") return null;
  const { error, signature } = state;
  return (
    <>
      <ErrorNotice
        error={error}
        announced
        actions={<Remedy error={error} onRetry={props.onRetry} onUseRedeem={props.onUseRedeem} />}
      />
      {signature !== undefined && (
        <p>
          Its transaction: <Address of={signature} name="transaction" />
        </p>
      )}
    </>
  );
}
