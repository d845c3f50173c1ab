import { useEffect, useSyncExternalStore } from "react";

import type { Kept } from "./actions.ts";
import type { ActionState } from "./types.ts";

/** How an action goes; whoever shows it, it counts as seen. */
export function useKept(kept: Kept, isShown: boolean): ActionState {
  useEffect(() => (isShown ? kept.look() : undefined), [kept, isShown]);
  return useSyncExternalStore(kept.state.subscribe, kept.state.get);
}
