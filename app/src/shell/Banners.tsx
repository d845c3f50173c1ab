import { CrankButton } from "../action/CrankButton.tsx";
import { Button } from "../design/Button.tsx";
import { Countdown, Since } from "../design/Countdown.tsx";
import { ErrorNotice } from "../design/ErrorNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { useConnection, usePool } from "../model/hooks.ts";
import type { ConnectionView, PoolView } from "../model/types.ts";

/** What holds on every page: the node is silent, the pool is not to be read, or its books are behind. */
export function Banners() {
  const connection = useConnection();
  const pool = usePool();
  if (connection.status === "offline") return <Offline connection={connection} />;
  switch (pool.status) {
    case "loading":
      return null;
    case "failed":
      return <ErrorNotice error={pool.error} announced />;
    case "ready":
      return <Books pool={pool.value} />;
  }
}

function Offline(props: { connection: ConnectionView }) {
  const { connection } = props;
  const { lastHeardAt, nextTryAt, rpcUrl, error } = connection;
  return (
    <Notice
      tone="error"
      announced
      title={error?.title ?? "The node does not answer"}
      ticking={<Age lastHeardAt={lastHeardAt} nextTryAt={nextTryAt} />}
      actions={
        <Button
          size="small"
          variant="secondary"
          onClick={() => {
            connection.retry();
          }}
        >
          Try now
        </Button>
      }
    >
      <p>
        {lastHeardAt === null && <>Nothing was heard from {rpcUrl} yet. </>}
        Until it answers nothing can be sent.
      </p>
    </Notice>
  );
}

/** How old all is and when it is tried again: this counts seconds, so it is no part of the alert. */
function Age(props: Pick<ConnectionView, "lastHeardAt" | "nextTryAt">) {
  const { lastHeardAt, nextTryAt } = props;
  if (lastHeardAt === null && nextTryAt === null) return null;
  return (
    <p>
      {lastHeardAt !== null && (
        <>
          What you see is <Since at={lastHeardAt} /> old.{" "}
        </>
      )}
      {nextTryAt !== null && (
        <>
          The page tries again by itself, next <In at={nextTryAt} />.
        </>
      )}
    </p>
  );
}

function In(props: { at: number }) {
  return (
    <>
      in <Countdown until={props.at} past="a moment" />
    </>
  );
}

function Books(props: { pool: PoolView }) {
  const { freshness } = props.pool;
  switch (freshness.kind) {
    case "fresh":
    case "before-update":
      return null;
    case "behind":
      return (
        <Notice
          tone="warn"
          announced
          title={`The pool's books are ${freshness.epochs} epochs behind`}
          actions={<CrankButton />}
        >
          <p>
            Staking and redeeming wait until somebody brings them up to date. Anybody may, and it
            costs only the network fee.
          </p>
        </Notice>
      );
    case "loss-unbooked":
      return (
        <Notice
          tone="warn"
          announced
          title="The pool has seen a loss that is not booked yet"
          actions={<CrankButton />}
        >
          <p>
            Until it is, nothing has a sure price and staking, redeeming and claiming wait. Anybody
            may finish the update, and it costs only the network fee.
          </p>
        </Notice>
      );
  }
}
