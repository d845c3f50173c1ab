//! `redeem`.

use crate::pool::{OpenTicket, Pool, Refusal};

/// What `redeem` gives, in lamports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Paid at once.
    pub paid: i128,
    /// Owed by a ticket.
    pub owed: i128,
}

impl Pool {
    /// Somebody redeems shares at once as far as the reserve goes, and for the ticket of `nonce`.
    pub fn redeem(
        &mut self,
        who: usize,
        nonce: u64,
        shares: u64,
        minimum: u64,
    ) -> Result<Given, Refusal> {
        self.attempt(|pool| {
            let (clock, parameters, locked) = (pool.clock, pool.parameters, pool.locked());
            let made = pool.ledger.redeem(shares, minimum, locked, &clock, &parameters)?;
            if let Some(order) = made.ordered {
                pool.spend_lamports(who, pool.cluster.ticket_rent.into())?;
                let terms = order.ticket;
                pool.tickets.push(OpenTicket { first_owner: who, nonce, owner: who, terms });
            }
            pool.spend_shares(who, shares)?;
            let paid = made.paid.map_or(0, |exit| exit.out);
            pool.reserve_lamports -= paid;
            pool.people[who].lamports += paid;
            Ok(Given { paid, owed: made.ordered.map_or(0, |order| order.exit.out) })
        })
    }
}
