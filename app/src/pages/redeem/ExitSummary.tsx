import type { ReactNode } from "react";

import { Amount } from "../../design/Amount.tsx";
import { Summary, SummaryLine } from "../../design/Summary.tsx";
import { feeShare } from "../../design/feeShare.ts";
import type { Shares } from "../../model/types.ts";

import { When } from "./When.tsx";
import type { Offers, Way } from "./offers.ts";

const NOTHING = "–";

export function ExitSummary(props: { way: Way; shares: Shares | null; offers: Offers | null }) {
  const { way, shares, offers } = props;
  const quoted = offers?.[way];
  const quote = quoted?.ok === true ? quoted.quote : null;
  return (
    <>
      <Summary label="What you agree to">
        <SummaryLine label="You give">
          {shares === null ? NOTHING : <Amount of={shares} unit="tideSOL" digits={6} />}
        </SummaryLine>
        <SummaryLine
          label="You receive"
          strong
          note={
            quote !== null && (
              <>
                at least <Amount of={quote.minimumLamports} unit="SOL" digits={6} />, or nothing
                happens
              </>
            )
          }
        >
          {quote === null ? NOTHING : <Amount of={quote.out} unit="SOL" digits={6} />}
        </SummaryLine>
        <SummaryLine label="Fee">
          {quote === null ? (
            NOTHING
          ) : (
            <>
              <Amount of={quote.fee} unit="SOL" digits={6} />, {feeShare(quote.fee, quote.gross)}
            </>
          )}
        </SummaryLine>
        <SummaryLine label="When">
          {offers === null || quote === null ? NOTHING : <When way={way} offers={offers} />}
        </SummaryLine>
        {offers !== null && <Rent way={way} offers={offers} />}
      </Summary>
      <p>{MORE[way]}</p>
    </>
  );
}

const MORE: Readonly<Record<Way, ReactNode>> = {
  instant: "The fee rises as the reserve falls below its target, and stays in the pool.",
  both: "One transaction. The ticket's part earns nothing while it waits.",
  ticket: (
    <>
      The amount is fixed now and earns nothing while it waits. Where the pool must first take stake
      back, it is paid an epoch later at most. On the page <a href="#/tickets">Tickets</a> you can
      claim it, give it away or turn it back into tideSOL.
    </>
  ),
  stake:
    "The stake stays with its validator and earns for you. To have SOL, stop it with any wallet; it is free when that epoch ends.",
};

/** What an account needs to exist, beside the amounts; it is the holder's own. */
function Rent(props: { way: Way; offers: Offers }) {
  const { way, offers } = props;
  const rent = rentOf(way, offers);
  if (rent === null) return null;
  const back =
    way === "stake"
      ? "You pay it in; it stays yours, in the stake account."
      : "You pay it now; it comes back with the payment.";
  return (
    <SummaryLine label={way === "stake" ? "Rent of the account" : "Rent of the ticket"} note={back}>
      <Amount of={rent} unit="SOL" digits={6} />
    </SummaryLine>
  );
}

function rentOf(way: Way, offers: Offers): bigint | null {
  switch (way) {
    case "instant":
      return null;
    case "both":
      return offers.both.ok ? (offers.both.quote.ticket?.rent ?? null) : null;
    case "ticket":
      return offers.ticket.ok ? offers.ticket.quote.rent : null;
    case "stake":
      return offers.stake.ok ? offers.stake.quote.rent : null;
  }
}
