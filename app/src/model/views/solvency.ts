/** The second opinion, as a table. */
import type { SolvencyState } from "../../chain/solvency.ts";
import type { SolvencyView } from "../types.ts";

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export function solvencyView(state: SolvencyState, recheck: () => void): SolvencyView {
  const { sums, faults, notes } = state.report;
  const tickets = sums.ticketWorth > sums.ticketDebt ? sums.ticketWorth : sums.ticketDebt;
  return {
    slot: state.slot,
    at: state.at,
    verdict: faults.length === 0 ? "solvent" : "insolvent",
    holds: [
      { label: "Reserve", lamports: sums.reserve, accounts: 1 },
      { label: "Stake, active", lamports: sums.active },
      { label: "Stake, delegated in this epoch", lamports: sums.starting },
      { label: "Stake, cooling down", lamports: sums.cooling },
      { label: "Stake, inactive", lamports: sums.inactive },
    ],
    owes: [
      { label: "Open tickets", lamports: tickets, accounts: state.ticketCount },
      { label: "Fees that are not yet tide", lamports: sums.pendingFees },
      { label: "Holders of tideSOL", lamports: sums.backing },
      { label: "Observed and not yet booked", lamports: sums.observed },
    ],
    held: sums.held,
    owed: sums.claimed,
    surplus: sums.surplus,
    faults: faults.map(sentence),
    notes: notes.map(sentence),
    ticketCount: state.ticketCount,
    recheck,
  };
}
