import { FaucetButton } from "../action/FaucetButton.tsx";
import { useConnection, useWallet } from "../model/hooks.ts";

import styles from "./NetworkLine.module.css";

/** On a test cluster: that its SOL is worth nothing, and where to get some. */
export function NetworkLine() {
  const { cluster, faucet, status } = useConnection();
  const connected = useWallet().state.status === "connected";
  if (cluster === "" || cluster === "mainnet") return null;
  const giving = faucet && status !== "offline";
  return (
    <div className={styles["line"]}>
      <span>
        <strong>{cluster === "localnet" ? "Test chain." : `Test network: ${cluster}.`}</strong> Its
        SOL is worthless.
        {giving && !connected && " Connect a wallet to get some."}
      </span>
      {giving && connected && <FaucetButton />}
    </div>
  );
}
