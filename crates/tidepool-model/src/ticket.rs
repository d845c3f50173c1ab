//! Tickets: a debt that is first in line for the reserve and shares every loss until it is paid.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::gate::require_output;
use crate::loss::index_factor;
use crate::model::Model;
use crate::ratio;

/// A ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Lamports owed at the order.
    pub owed: i128,
    /// `I0`: the loss index at the order, in Q64.
    pub index: u128,
    /// The epoch of the order.
    pub epoch: u64,
}

impl Model {
    /// `min(floor(owed * I / I0), D)`: lamports the ticket is worth now.
    ///
    /// An index of 1 can't fall any further; only the debt says then what a later loss has left.
    pub fn worth(&self, ticket: &Ticket) -> Result<i128, ModelError> {
        let factors = [ticket.owed, index_factor(self.index)?];
        let worth = ratio::floor(&factors, &[index_factor(ticket.index)?])?;
        Ok(worth.min(self.debt))
    }

    /// `claim`: pays an open ticket from the reserve and returns the lamports, which may be 0.
    ///
    /// `locked` is the reserve's rent now plus 1 SOL.
    pub fn claim(
        &mut self,
        ticket: &Ticket,
        locked: u64,
        clock: &Clock,
    ) -> Result<i128, ModelError> {
        if clock.epoch <= ticket.epoch || self.last_update_epoch <= ticket.epoch {
            return Err(ModelError::TicketNotReady);
        }
        if self.pend < 0 {
            return Err(ModelError::PoolStale);
        }
        let worth = self.worth(ticket)?;
        if worth > self.reserve_tracked - i128::from(locked) {
            return Err(ModelError::InsufficientReserve);
        }

        let mut next = self.closed(worth)?;
        next.reserve_tracked -= worth;
        self.settle(next)?;
        Ok(worth)
    }

    /// `cancel`: turns an open ticket back into at least `minimum` shares and returns the shares.
    ///
    /// It buys at the rate of now with what the ticket is worth now, without a deposit fee and
    /// without a refund of the exit fee.
    pub fn cancel(
        &mut self,
        ticket: &Ticket,
        minimum: u64,
        clock: &Clock,
    ) -> Result<i128, ModelError> {
        self.require_open(clock)?;
        let worth = self.worth(ticket)?;
        let shares = self.shares_for(worth, clock.slot)?;
        require_output(shares, minimum)?;

        let mut next = self.closed(worth)?;
        next.backing += worth;
        next.shares += shares;
        next.minted += shares;
        self.settle(next)?;
        Ok(shares)
    }

    /// The ledger with one ticket less. What the last one leaves of the debt is rounding.
    fn closed(&self, worth: i128) -> Result<Self, ModelError> {
        let mut next = *self;
        next.debt -= worth;
        next.open = next.open.checked_sub(1).ok_or(ModelError::Overflow)?;
        if next.debt < 0 {
            return Err(ModelError::Overflow);
        }
        if next.open == 0 {
            next.waiting_fees += next.debt;
            next.debt = 0;
        }
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Parameters;

    const LOCKED: u64 = 1_000_000_000;

    fn at(epoch: u64) -> Clock {
        Clock { slot: epoch * 1_000, epoch, first_slot: epoch * 1_000, slots_per_epoch: 1_000 }
    }

    /// 11 SOL at one to one, of which 3 SOL are ordered: 3 * 10^9 * 0.0007 = 2,100,000.
    fn ordered() -> (Model, Ticket) {
        let parameters = Parameters::default();
        let mut model = Model::create(1_000_000_000, &at(5)).unwrap();
        model.deposit(10_000_000_000, 0, &at(5), &parameters).unwrap();
        let order = model.order(3_000_000_000, 0, &at(5), &parameters).unwrap();
        (model, order.ticket)
    }

    #[test]
    fn an_order_moves_its_worth_from_the_backing_to_the_debt() {
        let (model, ticket) = ordered();
        assert_eq!(ticket.owed, 2_997_900_000);
        assert_eq!(model.debt, 2_997_900_000);
        assert_eq!(model.waiting_fees, 2_100_000);
        assert_eq!(model.backing, 8_000_000_000);
        assert_eq!(model.shares, 8_000_000_000);
        assert_eq!(model.free_reserve(LOCKED), 10_000_000_000 - 2_997_900_000);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn a_claim_waits_for_an_update_in_a_later_epoch() {
        let (mut model, ticket) = ordered();
        let early = [at(5), at(6)].map(|clock| model.claim(&ticket, LOCKED, &clock));
        assert_eq!(early, [Err(ModelError::TicketNotReady); 2]);

        let parameters = Parameters::default();
        model.observe(5).unwrap();
        model.update(7_000_000_000, 11_000_000_000, &at(6), &parameters).unwrap();
        let mut short = model;
        short.observe(-1).unwrap();
        assert_eq!(short.claim(&ticket, LOCKED, &at(6)), Err(ModelError::PoolStale));
        assert_eq!(model.claim(&ticket, LOCKED, &at(6)), Ok(2_997_900_000));
        assert_eq!(model.debt, 0);
        assert_eq!(model.reserve_tracked, 8_002_100_000);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn the_last_ticket_leaves_its_rounding_to_the_pool() {
        let (mut model, ticket) = ordered();
        model.index /= 3;
        // A third, and the index of a third is rounded down: 999,299,999.9.. and not 999,300,000.
        model.debt = 999_300_000;
        model.reserve_tracked -= 1_998_600_000;
        model.last_update_epoch = 6;
        assert_eq!(model.claim(&ticket, LOCKED, &at(6)), Ok(999_299_999));
        assert_eq!(model.debt, 0);
        assert_eq!(model.waiting_fees, 2_100_001);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn a_ticket_is_never_worth_more_than_the_debt() {
        // At I = I0 = 1 the index says 2,997,900,000, but a second loss has left 7 lamports.
        let (mut model, mut ticket) = ordered();
        (model.index, ticket.index) = (1, 1);
        model.reserve_tracked -= model.debt - 7;
        (model.debt, model.last_update_epoch) = (7, 6);
        assert_eq!(model.claim(&ticket, LOCKED, &at(6)), Ok(7));
        assert_eq!((model.debt, model.open), (0, 0));
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn a_cancelled_ticket_buys_at_the_rate_of_now() {
        let (mut model, ticket) = ordered();
        // V = 8 * 10^9 + 2 * 10^9, S = 8 * 10^9: 2,997,900,000 * 0.8 = 2,398,320,000.
        model.backing += 2_000_000_000;
        model.reserve_tracked += 2_000_000_000;
        let refused = model.cancel(&ticket, 2_398_320_001, &at(5));
        assert_eq!(refused, Err(ModelError::SlippageExceeded));
        assert_eq!(model.cancel(&ticket, 0, &at(5)), Ok(2_398_320_000));
        assert_eq!((model.debt, model.open), (0, 0));
        assert_eq!(model.identity_gap(), 0);
    }
}
