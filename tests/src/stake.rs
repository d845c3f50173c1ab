//! Reading stake accounts as the stake program wrote them.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::{Delegation, StakeStateV2};

use crate::bank::Bank;

impl Bank {
    /// The delegation of a stake account.
    ///
    /// # Panics
    /// When the account is missing or not delegated.
    pub async fn delegation(&mut self, stake: Pubkey) -> Delegation {
        let account = self.account(stake).await.expect("a stake account");
        let state: StakeStateV2 = bincode::deserialize(&account.data).expect("a stake state");
        state.delegation().expect("a delegation")
    }
}
