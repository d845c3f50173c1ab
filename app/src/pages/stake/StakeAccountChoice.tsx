import { Address } from "../../design/Address.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Notice } from "../../design/Notice.tsx";
import type { StakeAccountView, StakeState } from "../../model/types.ts";

import styles from "./StakeAccountChoice.module.css";

const STATES: Readonly<Record<StakeState, string>> = {
  inactive: "Inactive",
  activating: "Starting",
  active: "Active",
  deactivating: "Stopping",
};

/** Those that can be deposited, to choose from; below them the others with their reasons. */
export function StakeAccountChoice(props: {
  accounts: readonly StakeAccountView[];
  chosen: StakeAccountView | null;
  onChoose: (address: string) => void;
}) {
  const { accounts, chosen, onChoose } = props;
  const eligible = accounts.filter((account) => account.depositable.kind !== "no");
  const others = accounts.filter((account) => account.depositable.kind === "no");
  if (accounts.length === 0) {
    return (
      <Notice tone="info" title="This wallet has no stake accounts">
        <p>A stake account holds SOL that is staked with one validator. Stake SOL instead.</p>
      </Notice>
    );
  }
  return (
    <>
      {eligible.length > 0 && (
        <fieldset className={styles["list"]}>
          <legend className={styles["legend"]}>Your stake accounts</legend>
          {eligible.map((account) => (
            <div key={account.address} className={styles["account"]}>
              <input
                type="radio"
                name="stake-account"
                id={account.address}
                aria-describedby={`${account.address}-note`}
                checked={account === chosen}
                onChange={() => {
                  onChoose(account.address);
                }}
              />
              <div className={styles["facts"]}>
                <label htmlFor={account.address}>
                  <Size account={account} />
                </label>
                <State account={account} />
                <span id={`${account.address}-note`} className={styles["note"]}>
                  {account.depositable.kind === "as-sol"
                    ? "Not staked any more: it comes in as SOL."
                    : "Its validator is on the pool's list."}
                </span>
              </div>
            </div>
          ))}
        </fieldset>
      )}
      {others.length > 0 && (
        <div className={styles["list"]}>
          <h3 className={styles["legend"]}>Cannot be deposited now</h3>
          {others.map((account) => (
            <div key={account.address} className={styles["account"]}>
              <div className={styles["facts"]}>
                <Size account={account} />
                <State account={account} />
                {account.depositable.kind === "no" && (
                  <span className={styles["note"]}>
                    <strong>{account.depositable.error.title}.</strong>{" "}
                    {account.depositable.error.advice}
                  </span>
                )}
              </div>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Size(props: { account: StakeAccountView }) {
  return (
    <strong>
      <Amount of={props.account.lamports} unit="SOL" />
    </strong>
  );
}

function State(props: { account: StakeAccountView }) {
  const { state, address } = props.account;
  return (
    <span className={styles["ends"]}>
      {STATES[state]} <Address of={address} name="stake account" />
    </span>
  );
}
