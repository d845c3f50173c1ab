//! `deposit_sol`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Somebody deposits lamports for at least `minimum` shares; returns the shares.
    pub fn deposit_sol(
        &mut self,
        who: usize,
        lamports: u64,
        minimum: u64,
    ) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            pool.require_entries_open()?;
            let (clock, parameters) = (pool.clock, pool.parameters);
            let made = pool.ledger.deposit(lamports, minimum, &clock, &parameters)?;
            pool.spend_lamports(who, lamports.into())?;
            pool.reserve_lamports += i128::from(lamports);
            pool.people[who].shares += made.shares;
            Ok(made.shares)
        })
    }
}
