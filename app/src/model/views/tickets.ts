/** Tickets, and when they are paid. */
import type { OwnedTicket } from "../../chain/holder.ts";
import type { TicketState, TicketView } from "../types.ts";
import { epochView, mathOf, must } from "./pool.ts";
import type { Seen } from "./pool.ts";

const INSUFFICIENT_RESERVE = 6_004;

/** Newest first. */
export function ticketViews(seen: Seen, tickets: readonly OwnedTicket[]): readonly TicketView[] {
  const views = tickets.map((one) => ticketView(seen, one));
  return views.sort((a, b) =>
    a.orderedEpoch === b.orderedEpoch
      ? a.address.localeCompare(b.address)
      : Number(b.orderedEpoch - a.orderedEpoch),
  );
}

function ticketView(seen: Seen, { address, lamports, ticket }: OwnedTicket): TicketView {
  const { worth } = must(mathOf(seen).ticketWorth(ticket));
  return {
    address,
    owed: ticket.owed,
    worth,
    orderedEpoch: ticket.epoch,
    rent: lamports,
    state: stateOf(seen, ticket, worth),
  };
}

function stateOf(seen: Seen, ticket: OwnedTicket["ticket"], worth: bigint): TicketState {
  const math = mathOf(seen);
  const claim = math.claim(ticket);
  if (claim.ok) return { kind: "claimable" };
  if (claim.code === INSUFFICIENT_RESERVE) {
    return { kind: "reserve-short", missing: worth - must(math.reserve()).leaving };
  }
  if (seen.moment.epoch > ticket.epoch) return { kind: "before-update" };
  const { endsAt } = epochView(seen);
  return { kind: "waiting", claimableEpoch: ticket.epoch + 1n, endsAt };
}
