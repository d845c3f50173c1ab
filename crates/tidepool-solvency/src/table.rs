//! The report as a table for people.

use std::fmt::{Display, Formatter, Result};

use crate::report::Report;

const WIDTH: usize = 44;
const LAMPORTS_PER_SOL: u128 = 1_000_000_000;

/// Lamports, shown as SOL with all nine decimals.
pub struct Sol(pub i128);

impl Display for Sol {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let (sign, amount) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (amount / LAMPORTS_PER_SOL, amount % LAMPORTS_PER_SOL);
        formatter.pad(&format!("{sign}{whole}.{part:09}"))
    }
}

impl Display for Report {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let sums = &self.sums;
        writeln!(formatter, "slot {}, epoch {}, in SOL", self.now.slot, self.now.epoch)?;
        let rows = [
            ("reserve", sums.reserve),
            ("stake, active", sums.active),
            ("stake, delegated in this epoch", sums.starting),
            ("stake, deactivated in this epoch", sums.cooling),
            ("stake, inactive", sums.inactive),
            ("held", sums.held()),
            ("tickets, recomputed", sums.ticket_worth),
            ("tickets, as the pool says", sums.ticket_debt),
            ("pending fees", sums.pending_fees),
            ("backing of the shares", sums.backing),
            ("observed and not yet booked", sums.observed),
            ("claimed", sums.claimed()),
            ("held beyond all claims", sums.surplus()),
        ];
        for (name, lamports) in rows {
            writeln!(formatter, "  {name:<WIDTH$}{:>24}", Sol(lamports))?;
        }
        writeln!(formatter, "{}", if self.is_solvent() { "solvent" } else { "NOT SOLVENT" })?;
        for fault in &self.faults {
            writeln!(formatter, "  fault: {fault}")?;
        }
        for note in &self.notes {
            writeln!(formatter, "  note: {note}")?;
        }
        Ok(())
    }
}
