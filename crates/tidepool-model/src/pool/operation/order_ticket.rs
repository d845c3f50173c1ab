//! `order_ticket`.

use crate::pool::{OpenTicket, Pool, Refusal};

impl Pool {
    /// Somebody orders a ticket for shares; returns the lamports owed.
    pub fn order_ticket(
        &mut self,
        who: usize,
        nonce: u64,
        shares: u64,
        minimum: u64,
    ) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            // The account is made before anything is priced.
            pool.spend_lamports(who, pool.cluster.ticket_rent.into())?;
            let (clock, parameters) = (pool.clock, pool.parameters);
            let made = pool.ledger.order(shares, minimum, &clock, &parameters)?;
            pool.spend_shares(who, shares)?;
            let terms = made.ticket;
            pool.tickets.push(OpenTicket { first_owner: who, nonce, owner: who, terms });
            Ok(made.exit.out)
        })
    }
}
