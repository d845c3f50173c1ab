//! What anybody may do to keep a pool of theirs going.

use solana_instruction::{AccountMeta, Instruction};
use solana_sdk_ids::{stake, sysvar};

use super::{SplPool, SplValidator};
use crate::{
    bank::{Bank, Failure, Receipt},
    token::TOKEN_PROGRAM,
};

const UPDATE_LIST: u8 = 6;
const UPDATE_POOL: u8 = 7;

impl SplPool {
    /// Looks at validators, the first of which is the list's `first`.
    pub fn update_list(&self, first: u8, validators: &[SplValidator]) -> Instruction {
        // And merges what can be merged.
        self.update_list_with(&[UPDATE_LIST, first, 0, 0, 0, 0], validators)
    }

    /// The same, the instruction's data being another in another edition.
    pub(super) fn update_list_with(&self, data: &[u8], validators: &[SplValidator]) -> Instruction {
        let mut accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        let pairs = validators.iter().flat_map(|one| [one.stake, one.transient]);
        accounts.extend(pairs.map(|address| AccountMeta::new(address, false)));
        self.instruction(data, accounts)
    }

    /// Turns the epoch, or counts again within it.
    pub fn update_pool(&self) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.reserve, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        self.instruction(&[UPDATE_POOL], accounts)
    }

    /// Looks at all validators.
    ///
    /// # Errors
    /// The program's.
    pub async fn look(&self, bank: &mut Bank) -> Result<Receipt, Failure> {
        bank.send(&[self.update_list(0, &self.validators)], &[]).await
    }

    /// Turns the epoch after a look.
    ///
    /// # Errors
    /// The program's.
    pub async fn turn(&self, bank: &mut Bank) -> Result<Receipt, Failure> {
        bank.send(&[self.update_pool()], &[]).await
    }

    /// Looks at all validators and turns the epoch.
    pub async fn update(&self, bank: &mut Bank) {
        self.look(bank).await.expect("their validators");
        self.turn(bank).await.expect("their pool");
    }
}
