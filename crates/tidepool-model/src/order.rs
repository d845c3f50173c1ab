//! Leaving by ticket.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::exit::{Exit, floor_fee};
use crate::gate::require_output;
use crate::model::Model;
use crate::parameters::Parameters;
use crate::ticket::Ticket;

/// What an order did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The ticket; it owes `exit.out`.
    pub ticket: Ticket,
    /// Gross value, fee and what is owed, in lamports.
    pub exit: Exit,
}

impl Model {
    /// `order m`: `shares` against a ticket that owes at least `minimum` lamports.
    pub fn order(
        &mut self,
        shares: u64,
        minimum: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Order, ModelError> {
        let gross = self.priced_exit(shares, clock)?;
        let fee = floor_fee(gross, parameters)?;
        let exit = Exit { gross, fee, out: gross - fee };
        require_output(exit.out, minimum)?;

        let mut next = self.left(shares, &exit, clock, parameters)?;
        next.debt += exit.out;
        next.open += 1;
        self.settle(next)?;
        let ticket = Ticket { owed: exit.out, index: self.index, epoch: clock.epoch };
        Ok(Order { ticket, exit })
    }
}
