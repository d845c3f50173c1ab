//! What anybody may ask of a pool of theirs with stake.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, sysvar};
use solana_stake_interface::{instruction::authorize, state::StakeAuthorize};

use super::{SplPool, SplValidator, data};
use crate::{holder::Holder, token::TOKEN_PROGRAM};

const DEPOSIT_STAKE: u8 = 9;
const WITHDRAW_STAKE: u8 = 10;

impl SplPool {
    /// What a depositor sends first: both authorities of `stake` to the pool.
    #[must_use]
    pub fn hand_over(&self, holder: &Holder, stake: Pubkey) -> [Instruction; 2] {
        let owner = holder.address();
        [StakeAuthorize::Staker, StakeAuthorize::Withdrawer]
            .map(|role| authorize(&stake, &owner, &self.deposit_authority, role, None))
    }

    /// Deposits a stake account that was handed over.
    #[must_use]
    pub fn deposit_stake(
        &self,
        holder: &Holder,
        brought: Pubkey,
        validator: &SplValidator,
    ) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.deposit_authority, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(brought, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(&[DEPOSIT_STAKE], accounts)
    }

    /// Burns tokens for stake of a validator, split into `empty`.
    #[must_use]
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
        self.instruction(&data(WITHDRAW_STAKE, &[tokens]), accounts)
    }
}
