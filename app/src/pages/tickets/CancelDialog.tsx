import { ActionButton } from "../../action/ActionButton.tsx";
import { ActionOutcome } from "../../action/ActionOutcome.tsx";
import { Amount } from "../../design/Amount.tsx";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { ErrorNotice } from "../../design/ErrorNotice.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { useAction, useQuotes } from "../../model/hooks.ts";
import type { CancelQuote, TicketView } from "../../model/types.ts";

import type { TicketNews } from "./News.tsx";

/** Turns a ticket back into tideSOL, which is a deposit of what it is worth now. */
export function CancelDialog(props: {
  open: boolean;
  ticket: TicketView;
  onClose: () => void;
  onNews: (news: TicketNews) => void;
}) {
  const { ticket, onClose, onNews } = props;
  const cancel = useAction("cancelTicket", ticket.address, props.open);
  const quotes = useQuotes();
  const quoted = quotes.status === "ready" ? quotes.value.cancelTicket(ticket.address) : null;
  const quote = quoted?.ok === true ? quoted.quote : null;

  const close = () => {
    if (cancel.state.status === "failed") cancel.reset();
    onClose();
  };

  const run = async () => {
    if (quote === null) return;
    const { minimumShares } = quote;
    const result = await cancel.run({ ticket: ticket.address, minimumShares });
    if (result === null) return;
    onClose();
    onNews({ kind: "cancelled", result });
  };

  return (
    <Dialog
      open={props.open}
      onClose={close}
      title="Turn the ticket back into tideSOL"
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            Keep the ticket
          </Button>
          <ActionButton
            action={cancel}
            blocked={quote === null ? "There is no quote for it now." : null}
            onRun={() => void run()}
          >
            Turn it back
          </ActionButton>
        </>
      }
    >
      <Terms ticket={ticket} quote={quote} />
      <p>It costs nothing more. The fee paid when it was ordered is not given back.</p>
      {quoted?.ok === false && <ErrorNotice error={quoted.error} />}
      {cancel.state.status === "failed" && (
        <ActionOutcome action={cancel} title={() => "Cancelled"} onRetry={() => void run()} />
      )}
    </Dialog>
  );
}

function Terms(props: { ticket: TicketView; quote: CancelQuote | null }) {
  const { ticket, quote } = props;
  return (
    <Summary label="What you agree to">
      <SummaryLine label="The ticket is worth">
        <Amount of={ticket.worth} unit="SOL" digits={6} />
      </SummaryLine>
      {quote !== null && (
        <SummaryLine
          label="You get back"
          strong
          note={
            <>
              at least <Amount of={quote.minimumShares} unit="tideSOL" digits={6} />, or nothing
              happens
            </>
          }
        >
          <Amount of={quote.shares} unit="tideSOL" digits={6} />
        </SummaryLine>
      )}
      <SummaryLine label="Rent of the ticket, back to you">
        <Amount of={ticket.rent} unit="SOL" digits={6} />
      </SummaryLine>
    </Summary>
  );
}
