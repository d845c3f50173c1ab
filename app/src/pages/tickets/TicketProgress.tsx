import { CrankButton } from "../../action/CrankButton.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Countdown } from "../../design/Countdown.tsx";
import { Icon } from "../../design/Icon.tsx";
import { Progress } from "../../design/Progress.tsx";
import { usePool } from "../../model/hooks.ts";
import type { TicketView } from "../../model/types.ts";

import styles from "./TicketProgress.module.css";

/** How far a ticket is from being paid. */
export function TicketProgress(props: { ticket: TicketView }) {
  const pool = usePool();
  const { state } = props.ticket;
  switch (state.kind) {
    case "waiting":
      return (
        <Progress
          value={pool.status === "ready" ? pool.value.epoch.progress : 0}
          label={
            <>
              Claimable in about <Countdown until={state.endsAt} past="a moment" />
            </>
          }
          note={`from epoch ${state.claimableEpoch.toString()}`}
        />
      );
    case "before-update":
      return (
        <div className={styles["state"]}>
          <Progress value={1} label="The epoch is over" note="the pool's update is still to come" />
          <div>
            <CrankButton />
          </div>
        </div>
      );
    case "claimable":
      return (
        <p className={styles["ready"]}>
          <Icon name="success" /> Ready to claim, and{" "}
          <Amount of={props.ticket.rent} unit="SOL" digits={6} /> of rent with it
        </p>
      );
    case "reserve-short":
      return (
        <div className={styles["state"]}>
          <Progress value={1} label="Due, and first in line" />
          <p>
            The reserve waits for stake that is on its way back;{" "}
            <Amount of={state.missing} unit="SOL" /> are missing. They come with the next epoch.
          </p>
        </div>
      );
  }
}
