//! What manager and staker may do, who are one key here.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar};
use solana_signer::Signer;

use super::{Ratio, STAKE_CONFIG, SplPool, SplValidator, data, validator::TRANSIENT_SEED};
use crate::bank::Bank;

const ADD_VALIDATOR: u8 = 1;
const INCREASE: u8 = 4;
const SET_PREFERRED_VALIDATOR: u8 = 5;
const SET_FEE: u8 = 12;
const SET_FUNDING_AUTHORITY: u8 = 15;
const DECREASE: u8 = 21;

/// The fee on deposits of SOL, by its number.
pub const SOL_DEPOSIT_FEE: u8 = 4;
/// The fee on withdrawals of SOL, by its number.
pub const SOL_WITHDRAWAL_FEE: u8 = 6;
/// Who may withdraw SOL, by its number.
pub const SOL_WITHDRAWER: u8 = 2;

impl SplPool {
    /// Puts a validator on the list, with the least stake.
    pub async fn add(&mut self, bank: &mut Bank, vote: Pubkey) {
        let validator = SplValidator::of(self, vote);
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new_readonly(vote, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        let add = self.instruction(&[ADD_VALIDATOR, 0, 0, 0, 0], accounts);
        self.order(bank, add).await;
        self.validators.push(validator);
    }

    /// Moves lamports of the reserve to a validator, by way of its transient account.
    pub fn increase(&self, validator: &SplValidator, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(validator.transient, false),
            AccountMeta::new_readonly(validator.stake, false),
            AccountMeta::new_readonly(validator.vote, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(&data(INCREASE, &[lamports, TRANSIENT_SEED]), accounts)
    }

    /// Takes stake of a validator back, by way of its transient account.
    pub fn decrease(&self, validator: &SplValidator, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(validator.stake, false),
            AccountMeta::new(validator.transient, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        self.instruction(&data(DECREASE, &[lamports, TRANSIENT_SEED]), accounts)
    }

    /// Sends everybody who leaves with stake to one validator.
    pub fn prefer_for_withdrawals(&self, vote: Pubkey) -> Instruction {
        let mut data = vec![SET_PREFERRED_VALIDATOR, 1, 1];
        data.extend(vote.to_bytes());
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.list, false),
        ];
        self.instruction(&data, accounts)
    }

    /// Changes a fee. The edition of 2022 wants the clock too, and the later ones ignore it.
    pub fn set_fee(&self, number: u8, fee: Ratio) -> Instruction {
        let data = [vec![SET_FEE, number], fee.encode()].concat();
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
        ];
        self.instruction(&data, accounts)
    }

    /// Makes the manager's signature necessary for one way in or out.
    pub fn set_authority(&self, number: u8) -> Instruction {
        let manager = self.manager.pubkey();
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(manager, true),
            AccountMeta::new_readonly(manager, false),
        ];
        self.instruction(&[SET_FUNDING_AUTHORITY, number], accounts)
    }

    /// Sends what manager and staker may do.
    pub async fn order(&self, bank: &mut Bank, instruction: Instruction) {
        bank.send(&[instruction], &[&self.manager]).await.expect("a legal order of theirs");
    }
}
