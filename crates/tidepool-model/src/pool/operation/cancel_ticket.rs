//! `cancel_ticket`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// The owner of the ticket at `place` takes shares instead; returns them.
    pub fn cancel_ticket(&mut self, place: usize, minimum: u64) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            pool.require_entries_open()?;
            let clock = pool.clock;
            let ticket = pool.tickets[place];
            let shares = pool.ledger.cancel(&ticket.terms, minimum, &clock)?;
            pool.tickets.remove(place);
            let owner = &mut pool.people[ticket.owner];
            owner.shares += shares;
            owner.lamports += i128::from(pool.cluster.ticket_rent);
            Ok(shares)
        })
    }
}
