import { TIDEPOOL_PROGRAM_ADDRESS } from "../chain/generated/tidepool/programs/index.ts";
import { Address } from "../design/Address.tsx";
import { Since } from "../design/Countdown.tsx";
import { useConnection, usePool } from "../model/hooks.ts";

import styles from "./Footer.module.css";
import { ThemeChoice } from "./ThemeChoice.tsx";

export function Footer() {
  const pool = usePool();
  return (
    <footer className={styles["footer"]}>
      <div className={styles["content"]}>
        <p className={styles["warning"]}>
          <strong>Unaudited.</strong> Nobody independent has checked the program. Put in nothing
          that you cannot lose.
        </p>
        <ul className={styles["facts"]}>
          <li>
            Program <Address of={TIDEPOOL_PROGRAM_ADDRESS} name="program's address" />
          </li>
          {pool.status === "ready" && (
            <>
              <li>
                Pool <Address of={pool.value.address} name="pool's address" />
              </li>
              <li>Rate of slot {pool.value.slot.toLocaleString("en")}</li>
            </>
          )}
          <Node />
        </ul>
        <ThemeChoice />
      </div>
    </footer>
  );
}

const HOW = { websocket: "live", polling: "asking every few seconds", none: "silent" } as const;

function Node() {
  const { cluster, rpcUrl, status, transport, lastHeardAt } = useConnection();
  return (
    <li className={styles["node"]}>
      <span className={styles["dot"]} data-status={status} aria-hidden="true" />
      {status === "connecting" ? (
        "Looking for the node…"
      ) : (
        <span>
          {cluster} by {rpcUrl}, {HOW[transport]}
          {lastHeardAt !== null && (
            <>
              , heard <Since at={lastHeardAt} /> ago
            </>
          )}
        </span>
      )}
    </li>
  );
}
