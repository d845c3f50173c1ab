//! `claim_fees`.

use crate::pool::{Key, Pool, Refusal, governance::TREASURY};

impl Pool {
    /// Somebody claims the protocol's shares for himself; returns them.
    pub fn claim_fees(&mut self, by: Key) -> Result<i128, Refusal> {
        if self.governance.holders[TREASURY] != by {
            return Err(Refusal::NotTreasury);
        }
        // The ledger refuses to claim nothing, the program answers with nothing.
        let shares = self.ledger.claim_fees().unwrap_or(0);
        match by {
            Key::Person(who) => self.people[who].shares += shares,
            Key::Creator | Key::Guardian | Key::Treasury => self.governance.claimed += shares,
        }
        Ok(shares)
    }
}
