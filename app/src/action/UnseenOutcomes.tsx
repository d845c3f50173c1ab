import { useCallback } from "react";

import { useToast } from "../design/toast.ts";
import { useUnseen } from "../model/hooks.ts";
import type { ActionEnd, ActionName } from "../model/types.ts";

import { unseenToast } from "./unseenWords.ts";

/** Says how an action ended whose form was left meanwhile. */
export function UnseenOutcomes() {
  const toast = useToast();
  const tell = useCallback(
    (name: ActionName, end: ActionEnd) => {
      toast(unseenToast(name, end));
    },
    [toast],
  );
  useUnseen(tell);
  return null;
}
