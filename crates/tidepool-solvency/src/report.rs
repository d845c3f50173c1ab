//! What a check found.

use crate::{accounts::Moment, fault::Fault, note::Note};

/// Lamports, recomputed from the accounts, and the pool's own numbers beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// In the reserve.
    pub reserve: i128,
    /// In stake accounts that were delegated in an earlier epoch.
    pub active: i128,
    /// In stake accounts that were delegated in this epoch.
    pub starting: i128,
    /// In stake accounts that were deactivated in this epoch.
    pub cooling: i128,
    /// In stake accounts that were deactivated earlier, or are not delegated.
    pub inactive: i128,
    /// What the open tickets are worth.
    pub ticket_worth: i128,
    /// What the pool says that it owes them (`D`).
    pub ticket_debt: i128,
    /// Fees that are not yet backing (`P`).
    pub pending_fees: i128,
    /// What the pool says that it holds for its shares (`B`).
    pub backing: i128,
    /// What it has observed and not yet booked (`pend`).
    pub observed: i128,
}

impl Sums {
    /// All lamports under the pool's authority.
    pub const fn held(&self) -> i128 {
        let stake = self.active.saturating_add(self.starting).saturating_add(self.cooling);
        self.reserve.saturating_add(stake).saturating_add(self.inactive)
    }

    /// All lamports that somebody has a claim to: tickets by what they are worth or by what
    /// the pool says, whichever is more.
    pub fn claimed(&self) -> i128 {
        let tickets = self.ticket_worth.max(self.ticket_debt);
        let holders = self.backing.saturating_add(self.observed);
        tickets.saturating_add(self.pending_fees).saturating_add(holders)
    }

    /// What is held beyond all claims: gains that nobody has observed yet. Less than nothing
    /// where lamports are missing.
    pub fn surplus(&self) -> i128 {
        self.held().saturating_sub(self.claimed())
    }
}

/// The result of a check; its `Display` is a table for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// When the accounts were read.
    pub now: Moment,
    /// What was added up.
    pub sums: Sums,
    /// What does not add up.
    pub faults: Vec<Fault>,
    /// What else a reader should know.
    pub notes: Vec<Note>,
}

impl Report {
    /// Whether all claims are backed and all books agree.
    pub const fn is_solvent(&self) -> bool {
        self.faults.is_empty()
    }
}
