//! `redeem_sol`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Somebody redeems shares for at least `minimum` lamports at once; returns the lamports.
    pub fn redeem_sol(&mut self, who: usize, shares: u64, minimum: u64) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            let (clock, parameters, locked) = (pool.clock, pool.parameters, pool.locked());
            let exit = pool.ledger.redeem_sol(shares, minimum, locked, &clock, &parameters)?;
            pool.spend_shares(who, shares)?;
            pool.reserve_lamports -= exit.out;
            pool.people[who].lamports += exit.out;
            Ok(exit.out)
        })
    }
}
