import type { ReactNode } from "react";

import type { Owned } from "../model/types.ts";

import { ErrorNotice } from "./ErrorNotice.tsx";

/** Shows what is known, or holds its place, or says why there is nothing. */
export function Loaded<T>(props: {
  of: Owned<T>;
  /** Skeletons of the same size as what will come. */
  loading: ReactNode;
  /** For those without a wallet; nothing where it is left out. */
  disconnected?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { of } = props;
  switch (of.status) {
    case "loading":
      return (
        <div aria-busy="true">
          <span className="visually-hidden">Loading…</span>
          {props.loading}
        </div>
      );
    case "failed":
      return <ErrorNotice error={of.error} />;
    case "disconnected":
      return <>{props.disconnected}</>;
    case "ready":
      return <>{props.children(of.value)}</>;
  }
}
