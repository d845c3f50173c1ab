//! Stake accounts, as the stake program wrote them and past its rules.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_stake_interface::state::{Delegation, Meta, Stake, StakeStateV2};

use crate::bank::Bank;

impl Bank {
    /// The state of a stake account.
    ///
    /// # Panics
    /// When there is none.
    pub async fn stake_state(&mut self, stake: Pubkey) -> StakeStateV2 {
        let account = self.account(stake).await.expect("a stake account");
        bincode::deserialize(&account.data).expect("a stake state")
    }

    /// The delegation of a stake account.
    ///
    /// # Panics
    /// When the account is missing or not delegated.
    pub async fn delegation(&mut self, stake: Pubkey) -> Delegation {
        self.stake_state(stake).await.delegation().expect("a delegation")
    }

    /// Edits an account past all rules; each test that does so says why.
    ///
    /// # Panics
    /// When there is none.
    pub async fn edit_with(&mut self, address: Pubkey, change: impl FnOnce(&mut Account)) {
        let mut account = self.account(address).await.expect("an account");
        change(&mut account);
        self.edit(address, account);
    }

    /// Edits the state of a delegated stake account past all rules; each test that does so
    /// says why.
    ///
    /// # Panics
    /// When it is not delegated.
    pub async fn edit_stake(&mut self, stake: Pubkey, change: impl FnOnce(&mut Meta, &mut Stake)) {
        let mut state = self.stake_state(stake).await;
        let StakeStateV2::Stake(meta, delegated, _) = &mut state else {
            panic!("not delegated: {state:?}");
        };
        change(meta, delegated);
        self.edit_stake_state(stake, &state).await;
    }

    /// Overwrites the state of a stake account past all rules; each test that does so says
    /// why.
    ///
    /// # Panics
    /// When there is no such account.
    pub async fn edit_stake_state(&mut self, stake: Pubkey, state: &StakeStateV2) {
        let mut data = bincode::serialize(state).expect("a stake state serialises");
        self.edit_with(stake, |account| {
            data.resize(account.data.len(), 0);
            account.data = data;
        })
        .await;
    }
}
