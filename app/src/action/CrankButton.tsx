import { ErrorNotice } from "../design/ErrorNotice.tsx";
import { useAction } from "../model/hooks.ts";

import { ActionButton } from "./ActionButton.tsx";

/** Brings the pool's books up to date, which anybody may. */
export function CrankButton() {
  const crank = useAction("crank");
  if (crank.state.status === "done") return <p role="status">The pool is up to date again.</p>;
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
