import { useSyncExternalStore } from "react";

import { routeOf } from "./routes.ts";
import type { Route } from "./routes.ts";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => {
    removeEventListener("hashchange", listener);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => location.hash));
}
