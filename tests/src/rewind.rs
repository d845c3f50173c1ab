//! Playing a moment again: all accounts of a pool as they were, in the slot that they were in.

use solana_account::Account;
use solana_pubkey::Pubkey;

use crate::{snapshot::Snapshot, world::World};

/// The accounts of a pool at one moment.
pub struct Moment {
    accounts: Vec<(Pubkey, Option<Account>)>,
    last: Option<Snapshot>,
}

impl Moment {
    /// Whether both moments have the same accounts.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.accounts == other.accounts
    }
}

impl World {
    /// Remembers the pool's accounts and those at `others`, stake accounts that are still to
    /// be made among them.
    pub async fn remember(&mut self, others: &[Pubkey]) -> Moment {
        let pool = self.pool;
        let mut addresses = vec![pool.pool, pool.reserve, pool.mint, pool.validators];
        addresses.extend(self.snapshot().await.stake_accounts());
        addresses.extend(others);
        let mut accounts = vec![];
        for address in addresses {
            accounts.push((address, self.bank.account(address).await));
        }
        Moment { accounts, last: self.last.clone() }
    }

    /// Puts everything back past all rules, so that many stories can begin in one place.
    pub fn rewind(&mut self, moment: &Moment) {
        for (address, account) in &moment.accounts {
            self.bank.edit(*address, account.clone().unwrap_or_default());
        }
        self.last.clone_from(&moment.last);
    }
}
