//! Two ways from one state.

use solana_account::Account;
use solana_pubkey::Pubkey;

use crate::world::World;

/// Some accounts as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved(Vec<(Pubkey, Option<Account>)>);

impl World {
    /// The pool's accounts and `others` as they are.
    pub async fn save(&mut self, others: &[Pubkey]) -> Saved {
        let own = [self.pool.pool, self.pool.reserve, self.pool.mint, self.pool.validators];
        let mut saved = vec![];
        for address in own.iter().chain(others) {
            saved.push((*address, self.bank.account(*address).await));
        }
        Saved(saved)
    }

    /// Edits accounts to be as they were, so that a story can go on in another way.
    pub async fn put_back(&mut self, saved: &Saved) {
        for (address, account) in &saved.0 {
            self.bank.edit(*address, account.clone().unwrap_or_default());
        }
        self.last = Some(self.snapshot().await);
    }
}
