import { FaucetButton } from "../action/FaucetButton.tsx";
import { useConnection } from "../model/hooks.ts";

import styles from "./NetworkLine.module.css";

/** On a test cluster: that its SOL is worth nothing, and where to get some. */
export function NetworkLine() {
  const { cluster, faucet } = useConnection();
  if (cluster === "" || cluster === "mainnet") return null;
  return (
    <div className={styles["line"]}>
      <span>
        <strong>{cluster === "localnet" ? "Local test chain" : `Test network: ${cluster}`}.</strong>{" "}
        SOL here is worth nothing.
      </span>
      {faucet && <FaucetButton />}
    </div>
  );
}
