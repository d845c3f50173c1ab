//! Leaving in two steps: a ticket fixes the lamports today and is paid after a later update.

use crate::{
    amount::{Epoch, Lamports, Shares},
    clock::{EpochClock, Moment},
    error::{Error, Result},
    ledger::{Ledger, Price, require_output},
    loss_index::LossIndex,
    parameters::Parameters,
};

/// A claim on the reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Lamports owed at the order; they earn nothing.
    pub owed: Lamports,
    /// The loss index at the order.
    pub index: LossIndex,
    /// The epoch of the order.
    pub epoch: Epoch,
}

/// What an order gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// The new ticket.
    pub ticket: Ticket,
    /// Value of the shares at the rate of now, in lamports.
    pub gross: Lamports,
    /// The part of it that stays in the pool.
    pub fee: Lamports,
    /// The price that was used.
    pub price: Price,
}

/// What a cancellation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// What the ticket was worth, in lamports.
    pub worth: Lamports,
    /// Shares to mint.
    pub shares: Shares,
    /// The price that was used.
    pub price: Price,
}

impl Ledger {
    /// Books an order: `shares` are burned now for a ticket of at least `minimum` lamports.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::ZeroOutput`], [`Error::SlippageExceeded`],
    /// [`Error::Overflow`].
    pub fn order_ticket(
        &mut self,
        shares: Shares,
        minimum: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Ordered> {
        self.require_fresh(clock.epoch)?;
        let price = self.price(clock.slot)?;
        let gross = price.lamports_floor(shares)?;
        let fee = parameters.exit_floor.of_ceil(gross)?;
        let owed = gross.minus_or_zero(fee);
        require_output(owed.0, minimum.0)?;
        *self = Self {
            ticket_debt: self.ticket_debt.plus(owed)?,
            open_tickets: self.open_tickets.checked_add(1).ok_or(Error::Overflow)?,
            ..self.retired(shares, gross, fee, &price, clock, parameters)?
        };
        let ticket = Ticket { owed, index: self.loss_index, epoch: clock.epoch };
        Ok(Ordered { ticket, gross, fee, price })
    }

    /// Lamports that `ticket` is worth now, rounded down, and never more than all tickets
    /// together: after two total losses the index is too coarse to say so by itself.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a ticket that no order of this pool wrote.
    pub fn worth_floor(&self, ticket: &Ticket) -> Result<Lamports> {
        Ok(self.loss_index.worth_floor(ticket.owed, ticket.index)?.min(self.ticket_debt))
    }

    /// Books the payment of `ticket` and returns it, in lamports.
    ///
    /// `locked` is the reserve's rent plus 1 SOL. The wait for an update in a later epoch
    /// is what makes a loss of the order's epoch fall on the ticket too.
    ///
    /// # Errors
    /// [`Error::TicketNotReady`], [`Error::PoolStale`] with an unbooked loss,
    /// [`Error::InsufficientReserve`].
    pub fn claim_ticket(
        &mut self,
        ticket: &Ticket,
        locked: Lamports,
        epoch: Epoch,
    ) -> Result<Lamports> {
        if epoch <= ticket.epoch || self.last_update_epoch <= ticket.epoch {
            return Err(Error::TicketNotReady);
        }
        if self.observed < 0 {
            return Err(Error::PoolStale);
        }
        let worth = self.worth_floor(ticket)?;
        if worth > self.payable(locked) {
            return Err(Error::InsufficientReserve);
        }
        let mut next = *self;
        next.reserve = next.reserve.minus(worth)?;
        next.settle(worth)?;
        *self = next;
        Ok(worth)
    }

    /// Books the cancellation of `ticket`: a deposit of its worth at the rate of now, for at
    /// least `minimum` shares. The order's fee is not refunded.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::Insolvent`], [`Error::ZeroOutput`],
    /// [`Error::SlippageExceeded`], [`Error::Overflow`].
    pub fn cancel_ticket(
        &mut self,
        ticket: &Ticket,
        minimum: Shares,
        now: impl Into<Moment>,
    ) -> Result<Cancelled> {
        let now = now.into();
        self.require_open(now.epoch)?;
        let worth = self.worth_floor(ticket)?;
        let price = self.price(now.slot)?;
        let shares = price.shares_floor(worth)?;
        require_output(shares.0, minimum.0)?;
        let mut next = self.entered(worth, shares)?;
        next.settle(worth)?;
        *self = next;
        Ok(Cancelled { worth, shares, price })
    }

    /// Removes one ticket of `worth` lamports from the debt. Rounding leaves dust behind the
    /// last ticket, which becomes tide.
    fn settle(&mut self, worth: Lamports) -> Result<()> {
        self.ticket_debt = self.ticket_debt.minus(worth)?;
        self.open_tickets = self.open_tickets.checked_sub(1).ok_or(Error::Overflow)?;
        if self.open_tickets == 0 {
            self.pending_fees = self.pending_fees.plus(self.ticket_debt)?;
            self.ticket_debt = Lamports::ZERO;
        }
        Ok(())
    }
}
