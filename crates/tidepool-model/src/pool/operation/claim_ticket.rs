//! `claim_ticket`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Pays the ticket at `place` to its owner; returns the lamports.
    pub fn claim_ticket(&mut self, place: usize) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            let (clock, locked) = (pool.clock, pool.locked());
            let ticket = pool.tickets[place];
            let paid = pool.ledger.claim(&ticket.terms, locked, &clock)?;
            pool.tickets.remove(place);
            pool.reserve_lamports -= paid;
            pool.people[ticket.owner].lamports += paid + i128::from(pool.cluster.ticket_rent);
            Ok(paid)
        })
    }
}
