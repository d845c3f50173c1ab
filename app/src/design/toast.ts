import { createContext, useContext } from "react";

import type { Tone } from "./Notice.tsx";

export interface Toast {
  readonly tone: Tone;
  readonly text: string;
}

export const ToastContext = createContext<(toast: Toast) => void>(() => {
  throw new Error("a toast is shown outside of a ToastRegion");
});

/** Says something in passing, that is not lost when it is missed. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}
