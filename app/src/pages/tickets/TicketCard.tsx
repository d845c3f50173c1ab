import { useState } from "react";

import { ActionButton } from "../../action/ActionButton.tsx";
import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import { Address } from "../../design/Address.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Button } from "../../design/Button.tsx";
import { Card } from "../../design/Card.tsx";
import { useAction } from "../../model/hooks.ts";
import type { TicketView } from "../../model/types.ts";

import { CancelDialog } from "./CancelDialog.tsx";
import type { TicketNews } from "./News.tsx";
import styles from "./TicketCard.module.css";
import { TicketProgress } from "./TicketProgress.tsx";
import { TransferDialog } from "./TransferDialog.tsx";

export function TicketCard(props: { ticket: TicketView; onNews: (news: TicketNews) => void }) {
  const { ticket, onNews } = props;
  const claim = useAction("claimTicket", ticket.address);
  const [dialog, setDialog] = useState<"cancel" | "transfer" | null>(null);
  const close = () => {
    setDialog(null);
  };

  const run = async () => {
    const result = await claim.run({ ticket: ticket.address });
    if (result !== null) onNews({ kind: "claimed", result });
  };

  return (
    <Card className={styles["ticket"]}>
      <div className={styles["head"]}>
        <h2 className={styles["amount"]}>
          <span className="visually-hidden">Ticket for </span>
          <Amount of={ticket.worth} unit="SOL" digits={6} />
        </h2>
        <span className={styles["which"]}>
          Ordered in epoch {ticket.orderedEpoch.toString()}{" "}
          <Address of={ticket.address} name="ticket" />
        </span>
      </div>
      {ticket.worth < ticket.owed && (
        <p className={styles["loss"]}>
          It was ordered for <Amount of={ticket.owed} unit="SOL" digits={6} />; a loss of the pool
          took its part.
        </p>
      )}
      <TicketProgress ticket={ticket} />
      <div className={styles["actions"]}>
        {ticket.state.kind === "claimable" && (
          <ActionButton action={claim} onRun={() => void run()}>
            Claim
          </ActionButton>
        )}
        <Button
          variant="secondary"
          onClick={() => {
            setDialog("cancel");
          }}
        >
          Turn back
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            setDialog("transfer");
          }}
        >
          Give away
        </Button>
      </div>
      {claim.state.status === "failed" && (
        <ActionOutcome action={claim} title={() => "Claimed"} onRetry={() => void run()} />
      )}
      <CancelDialog open={dialog === "cancel"} ticket={ticket} onClose={close} onNews={onNews} />
      <TransferDialog
        open={dialog === "transfer"}
        ticket={ticket}
        onClose={close}
        onNews={onNews}
      />
    </Card>
  );
}
