//! The instructions of the edition of 2021, which had no deposits of SOL, and each validator one
//! transient account for ever.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar};
use solana_signer::Signer;

use super::{
    Edition, Keys, Ratio, STAKE_CONFIG, SplPool, SplValidator, data, founding::FEW_VALIDATORS,
};
use crate::{bank::Bank, holder::Holder, staker::STAKE_RENT, token::TOKEN_PROGRAM};

const INITIALIZE: u8 = 0;
const CREATE_VALIDATOR_STAKE: u8 = 1;
const ADD_VALIDATOR: u8 = 2;
const DECREASE: u8 = 4;
const UPDATE_LIST: u8 = 7;
const UPDATE_POOL: u8 = 8;
const DEPOSIT: u8 = 10;
const WITHDRAW: u8 = 11;

impl SplPool {
    /// Begins a pool that takes nothing.
    pub async fn begin_of_2021(bank: &mut Bank) -> Self {
        let pool = Self::prepare(bank, Keys::random(), Edition::Of2021, FEW_VALIDATORS).await;
        let mut data = vec![INITIALIZE];
        data.extend(Ratio::bps(0).encode());
        data.extend(FEW_VALIDATORS.to_le_bytes());
        let accounts = vec![
            AccountMeta::new(pool.pool, false),
            AccountMeta::new_readonly(pool.manager.pubkey(), true),
            AccountMeta::new_readonly(pool.manager.pubkey(), false),
            AccountMeta::new(pool.list, false),
            AccountMeta::new_readonly(pool.reserve, false),
            AccountMeta::new_readonly(pool.mint, false),
            AccountMeta::new_readonly(pool.fees, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        let initialize = pool.instruction(&data, accounts);
        pool.order(bank, initialize).await;
        pool
    }

    /// Makes a validator's stake account with 1 SOL and puts it on the list.
    pub async fn add_in_2021(&mut self, bank: &mut Bank, vote: Pubkey) {
        let validator = SplValidator::with_transient_seed(self, vote, &[]);
        self.validators.push(validator);
        let stake = validator.stake;
        let manager = self.manager.pubkey();
        let create = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(manager, true),
            AccountMeta::new(manager, true),
            AccountMeta::new(stake, false),
            AccountMeta::new_readonly(vote, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        let add = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(manager, true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(stake, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.order(bank, self.instruction(&[CREATE_VALIDATOR_STAKE], create)).await;
        self.order(bank, self.instruction(&[ADD_VALIDATOR], add)).await;
    }

    /// Takes stake of a validator back.
    pub async fn decrease_in_2021(&self, bank: &mut Bank, validator: &SplValidator, lamports: u64) {
        // Since 2024 the destination of a split has to have its rent, and nobody gives it here.
        bank.give(validator.transient, STAKE_RENT).await;
        let accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new(validator.transient, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.order(bank, self.instruction(&data(DECREASE, &[lamports]), accounts)).await;
    }

    /// Looks at all validators.
    pub fn look_in_2021(&self) -> Instruction {
        self.update_list_with(&[UPDATE_LIST, 0, 0, 0, 0, 0], &self.validators)
    }

    /// Looks at all validators and counts.
    pub fn update_in_2021(&self) -> [Instruction; 2] {
        let mut update = self.update_pool();
        update.data = vec![UPDATE_POOL];
        // The clock comes in front of the token program.
        update.accounts.insert(6, AccountMeta::new_readonly(sysvar::clock::ID, false));
        [self.look_in_2021(), update]
    }

    /// Hands a stake account over and deposits it.
    pub fn deposit_in_2021(
        &self,
        holder: &Holder,
        brought: Pubkey,
        validator: &SplValidator,
    ) -> [Instruction; 3] {
        let [staker, withdrawer] = self.hand_over(holder, brought);
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.deposit_authority, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(brought, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        [staker, withdrawer, self.instruction(&[DEPOSIT], accounts)]
    }

    /// Burns tokens for stake of a validator, split into `empty`.
    pub fn withdraw_in_2021(
        &self,
        holder: &Holder,
        empty: Pubkey,
        validator: &SplValidator,
        tokens: u64,
    ) -> Instruction {
        let mut withdraw = self.withdraw_stake(holder, empty, validator, tokens);
        withdraw.data = data(WITHDRAW, &[tokens]);
        // Withdrawals had no fee, and no account for one.
        withdraw.accounts.retain(|account| account.pubkey != self.fees);
        withdraw
    }
}
