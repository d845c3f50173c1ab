import type { ActionState } from "../model/types.ts";

/** Any action, as far as showing how it goes needs it. */
export interface Underway {
  readonly state: ActionState;
  readonly busy: boolean;
}

/** What is being waited for, or `null` when nothing is under way. */
export function progressOf(state: ActionState): string | null {
  switch (state.status) {
    case "preparing":
      return "Trying it out…";
    case "signing":
      return state.steps > 1
        ? `Confirm in your wallet, ${state.step} of ${state.steps}…`
        : "Confirm in your wallet…";
    case "sending":
      return "Sending…";
    case "confirming":
      return "Waiting for the chain…";
    case "idle":
    case "done":
    case "failed":
      return null;
  }
}
