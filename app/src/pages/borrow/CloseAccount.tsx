import { ActionButton } from "../../action/ActionButton.tsx";
import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import { useAction } from "../../model/hooks.ts";

import styles from "./BorrowPage.module.css";

/** An empty account still holds its rent; who closes it gets that back. */
export function CloseAccount(props: { account: "position" | "obligation" }) {
  const { account } = props;
  const action = useAction("closeAccount", account);
  return (
    <div className={styles["close"]}>
      <p className={styles["small"]}>
        Your {account === "position" ? "supplier's" : "borrower's"} account is empty. It holds a
        little SOL, its rent, which you get back when you close it.
      </p>
      <ActionButton
        action={action}
        size="small"
        variant="secondary"
        onRun={() => void action.run({ account })}
      >
        Close it
      </ActionButton>
      <ActionOutcome
        action={action}
        title={() => "Closed, and its rent is back in your wallet"}
        onRetry={() => void action.run({ account })}
      />
    </div>
  );
}
