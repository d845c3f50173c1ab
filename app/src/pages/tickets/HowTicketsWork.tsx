import { Card } from "../../design/Card.tsx";

import styles from "./HowTicketsWork.module.css";

export function HowTicketsWork() {
  return (
    <Card tone="sunken" title="How a ticket works">
      <ol className={styles["steps"]}>
        <li>
          <strong>Order.</strong> You give tideSOL; the amount of SOL is fixed that moment, less the
          fee. From then on it earns nothing. Only a loss of the pool can lower it, as it lowers
          everybody&apos;s.
        </li>
        <li>
          <strong>Wait.</strong> An epoch is the span after which Solana lets stake go, about two
          days on the main network. The pool takes back the stake it needs while you wait.
        </li>
        <li>
          <strong>Claim.</strong> After the epoch and the pool&apos;s update the SOL is yours, with
          the rent of the ticket. Tickets come before everybody else, and never lapse.
        </li>
      </ol>
      <p>
        Changed your mind? Turn it back into tideSOL at the rate of that moment, or give it to
        somebody else.
      </p>
    </Card>
  );
}
