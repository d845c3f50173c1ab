import { useId, useState } from "react";

import { ActionButton } from "../../action/ActionButton.tsx";
import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import type { Underway } from "../../action/progress.ts";
import { Amount } from "../../design/Amount.tsx";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Notice } from "../../design/Notice.tsx";
import { TextField } from "../../design/TextField.tsx";
import { useAction, useWallet } from "../../model/hooks.ts";
import type { TicketView } from "../../model/types.ts";

import type { TicketNews } from "./News.tsx";
import styles from "./TransferDialog.module.css";
import { readRecipient } from "./recipient.ts";

/** Gives a ticket away. It cannot be called back, so the address is looked at twice. */
export function TransferDialog(props: {
  open: boolean;
  ticket: TicketView;
  onClose: () => void;
  onNews: (news: TicketNews) => void;
}) {
  const { ticket, onClose, onNews } = props;
  const transfer = useAction("transferTicket", ticket.address, props.open);
  const { state } = useWallet();
  const [text, setText] = useState("");
  const [checkedText, setCheckedText] = useState<string | null>(null);
  const recipient = readRecipient(text, state.status === "connected" ? state.address : "");
  // Whoever changes the address has to look again.
  const checked = checkedText === text;

  const close = () => {
    if (transfer.state.status === "failed") transfer.reset();
    onClose();
  };

  const run = async () => {
    if (recipient.kind !== "ok") return;
    const to = recipient.address;
    const result = await transfer.run({ ticket: ticket.address, newOwner: to });
    if (result === null) return;
    onClose();
    onNews({ kind: "transferred", to, result });
  };

  const blocked =
    recipient.kind !== "ok"
      ? "Type the new owner's address first."
      : checked
        ? null
        : "Confirm that you checked the address.";

  return (
    <Dialog
      open={props.open}
      onClose={close}
      title="Give the ticket away"
      footer={
        <Buttons action={transfer} blocked={blocked} onKeep={close} onGive={() => void run()} />
      }
    >
      <p>
        Its new owner gets <Amount of={ticket.worth} unit="SOL" digits={6} /> and the ticket&apos;s
        rent. You get nothing, and cannot call it back.
      </p>
      <TextField
        label="Address of the new owner"
        value={text}
        onChange={setText}
        error={recipient.kind === "wrong" ? recipient.reason : null}
      />
      {recipient.kind === "ok" && (
        <Check
          address={recipient.address}
          program={recipient.program}
          checked={checked}
          onCheck={(yes) => {
            setCheckedText(yes ? text : null);
          }}
        />
      )}
      {transfer.state.status === "failed" && (
        <ActionOutcome action={transfer} title={() => "Given away"} onRetry={() => void run()} />
      )}
    </Dialog>
  );
}

function Buttons(props: {
  action: Underway;
  blocked: string | null;
  onKeep: () => void;
  onGive: () => void;
}) {
  return (
    <>
      <Button variant="quiet" onClick={props.onKeep}>
        Keep the ticket
      </Button>
      <ActionButton
        action={props.action}
        variant="danger"
        blocked={props.blocked}
        onRun={props.onGive}
      >
        Give it away
      </ActionButton>
    </>
  );
}

function Check(props: {
  address: string;
  program: boolean;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <>
      {props.program && (
        <Notice tone="warn" title="This is not the address of an ordinary wallet">
          <p>No key can sign for it. Go on only if it is a vault whose owners you know.</p>
        </Notice>
      )}
      <code className={styles["address"]}>{props.address}</code>
      <div className={styles["check"]}>
        <input
          id={id}
          type="checkbox"
          checked={props.checked}
          onChange={(event) => {
            props.onCheck(event.target.checked);
          }}
        />
        <label htmlFor={id}>I compared this address with the one I was given</label>
      </div>
    </>
  );
}
