//! Prices to the lamport, computed here as the program computes them.
//!
//! Every quote is for a slot of the snapshot's epoch. Between now and then only the tide rises;
//! other people's transactions change a price as well, so that a minimum leaves some room.

use tidepool::{error::TidepoolError, state::Ticket};
use tidepool_math::{
    Cancelled, Deposited, Epoch, EpochClock, Lamports, Ordered, Redeemed, Redemption, Shares, Slot,
};

use crate::{StakePlan, error::Error, refusal::Refusal, snapshot::Snapshot, stake_sources};

const MILLION: u128 = 1_000_000;

impl Snapshot {
    /// `slot` on the cluster's schedule, as a slot of the snapshot's epoch.
    ///
    /// # Errors
    /// As the program answers on a cluster whose epochs exceed 2^32 slots.
    pub fn clock_at(&self, slot: u64) -> Result<EpochClock, Error> {
        Ok(EpochClock::new(&self.schedule, Slot(slot), Epoch(self.clock.epoch))?)
    }

    /// What a deposit of `lamports` at `slot` gives.
    ///
    /// # Errors
    /// The refusal that `deposit_sol` would answer with.
    pub fn quote_deposit(&self, lamports: u64, slot: u64) -> Result<Deposited, Error> {
        self.require_unpaused()?;
        let clock = self.clock_at(slot)?;
        let quoted =
            self.ledger().quote_deposit(Lamports(lamports), &clock, &self.pool.parameters());
        Ok(quoted?)
    }

    /// What an exit of `shares` at once gives at `slot`.
    ///
    /// # Errors
    /// The refusal that `redeem_sol` would answer with.
    pub fn quote_instant(&self, shares: u64, slot: u64) -> Result<Redeemed, Error> {
        let (clock, parameters) = (self.clock_at(slot)?, self.pool.parameters());
        let quoted =
            self.ledger().quote_redeem_sol(Shares(shares), self.locked(), &clock, &parameters);
        Ok(quoted?)
    }

    /// What a ticket for `shares` is owed if it is ordered at `slot`.
    ///
    /// # Errors
    /// The refusal that `order_ticket` would answer with.
    pub fn quote_ticket(&self, shares: u64, slot: u64) -> Result<Ordered, Error> {
        let (clock, parameters) = (self.clock_at(slot)?, self.pool.parameters());
        let quoted =
            self.ledger().order_ticket(Shares(shares), Lamports::ZERO, &clock, &parameters);
        Ok(quoted?)
    }

    /// What an exit of `shares` gives at `slot`, at once as far as the reserve goes and by
    /// ticket for the rest.
    ///
    /// # Errors
    /// The refusal that `redeem` would answer with.
    pub fn quote_redeem(&self, shares: u64, slot: u64) -> Result<Redemption, Error> {
        let (clock, parameters) = (self.clock_at(slot)?, self.pool.parameters());
        let (shares, nothing) = (Shares(shares), Lamports::ZERO);
        Ok(self.ledger().redeem(shares, nothing, self.locked(), &clock, &parameters)?)
    }

    /// How an exit of `shares` at `slot` is served with stake, in at most `most_steps` steps.
    ///
    /// # Errors
    /// The refusal that `redeem_stake` would answer with to any amount.
    pub fn quote_stake(
        &self,
        shares: u64,
        slot: u64,
        most_steps: usize,
    ) -> Result<StakePlan, Error> {
        let mains = self.active_mains();
        Ok(stake_sources(&self.stake_sources(&mains, slot)?, shares, most_steps)?)
    }

    /// What cancelling a ticket at `slot` gives.
    ///
    /// # Errors
    /// The refusal that `cancel_ticket` would answer with.
    pub fn quote_cancel(&self, ticket: &Ticket, slot: u64) -> Result<Cancelled, Error> {
        self.require_unpaused()?;
        let clock = self.clock_at(slot)?;
        Ok(self.ledger().cancel_ticket(&ticket.terms(), Shares::ZERO, &clock)?)
    }

    /// What claiming a ticket in the snapshot's epoch pays, the rent of the ticket aside.
    ///
    /// # Errors
    /// The refusal that `claim_ticket` would answer with.
    pub fn quote_claim(&self, ticket: &Ticket) -> Result<Lamports, Error> {
        let epoch = Epoch(self.clock.epoch);
        Ok(self.ledger().claim_ticket(&ticket.terms(), self.locked(), epoch)?)
    }

    fn require_unpaused(&self) -> Result<(), Error> {
        let is_paused = self.pool.pause.is_in_force(self.clock.epoch);
        let refusal = || Refusal::of_program(TidepoolError::EntriesPaused).into();
        if is_paused { Err(refusal()) } else { Ok(()) }
    }
}

/// An amount less `tolerance` millionths of it, rounded down: what to ask for at least.
#[must_use]
pub fn minimum(amount: u64, tolerance: u32) -> u64 {
    let kept = MILLION.saturating_sub(u128::from(tolerance));
    u64::try_from(u128::from(amount) * kept / MILLION).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::minimum;

    #[test]
    fn a_minimum_is_rounded_down() {
        assert_eq!(minimum(1_000_001, 1_000), 999_000);
        assert_eq!(minimum(5, 0), 5);
        assert_eq!(minimum(5, 2_000_000), 0);
    }
}
