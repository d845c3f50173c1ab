//! What anybody may ask of a pool of theirs with stake.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, sysvar};
use tidepool_tests::{Holder, token::TOKEN_PROGRAM};

use super::{
    people::amount,
    pool::{SplPool, SplValidator},
};

const WITHDRAW_STAKE: u8 = 10;

impl SplPool {
    /// Burns tokens for stake of a validator, split into `empty`.
    pub fn withdraw_stake(
        &self,
        holder: &Holder,
        empty: Pubkey,
        validator: &SplValidator,
        tokens: u64,
    ) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new(empty, false),
            AccountMeta::new_readonly(holder.address(), false),
            AccountMeta::new_readonly(holder.address(), true),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(&amount(WITHDRAW_STAKE, tokens), accounts)
    }
}
