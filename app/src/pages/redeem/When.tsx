import { Amount } from "../../design/Amount.tsx";
import { Countdown } from "../../design/Countdown.tsx";
import type { TicketQuote } from "../../model/types.ts";

import type { Offers, Way } from "./offers.ts";

/** When one has what a way pays. */
export function When(props: { way: Way; offers: Offers }) {
  const { way, offers } = props;
  switch (way) {
    case "instant":
    case "stake":
      return "now";
    case "ticket":
      return offers.ticket.ok ? <TicketTime quote={offers.ticket.quote} /> : null;
    case "both": {
      if (!offers.both.ok) return null;
      const { instant, ticket } = offers.both.quote;
      if (ticket === null) return "all of it now";
      if (instant === null) return <TicketTime quote={ticket} />;
      return (
        <>
          <Amount of={instant.out} unit="SOL" /> now, <Amount of={ticket.out} unit="SOL" /> in{" "}
          <Countdown until={ticket.claimableAt} />
        </>
      );
    }
  }
}

/** At the earliest: the pool's update comes a little after the boundary. */
function TicketTime(props: { quote: TicketQuote }) {
  return (
    <>
      in about <Countdown until={props.quote.claimableAt} past="a moment" />, from epoch{" "}
      {props.quote.claimableEpoch.toString()}
    </>
  );
}
