import { useState } from "react";

import { ErrorNotice } from "../design/ErrorNotice.tsx";
import { useAction } from "../model/hooks.ts";

import { ActionButton } from "./ActionButton.tsx";

/** Brings the pool's books up to date, which anybody may. */
export function CrankButton() {
  const crank = useAction("crank");
  // An update that ended before this button was there is not the one that it offers.
  const [former] = useState(crank.state);
  if (crank.state.status === "done" && crank.state !== former)
    return <p role="status">The pool is up to date again.</p>;
  return (
    <>
      <ActionButton
        action={crank}
        size="small"
        variant="secondary"
        onRun={() => void crank.run({})}
      >
        Update the pool
      </ActionButton>
      {crank.state.status === "failed" && <ErrorNotice error={crank.state.error} announced />}
    </>
  );
}
