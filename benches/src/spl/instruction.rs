//! The SPL stake pool's instructions, as far as they are measured: a tag of one byte and the
//! arguments in Borsh's encoding.
//!
//! Its own builders are of the same crate as the program and would be one more version of half
//! of the tree; a wrong tag or account here shows as a refusal.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar};
use solana_signer::Signer;
use solana_stake_interface::instruction::authorize;
use solana_stake_interface::state::StakeAuthorize;
use tidepool_tests::{Holder, token::TOKEN_PROGRAM};

use super::address::{SPL_STAKE_POOL, SplPool, SplValidator, TRANSIENT_SEED};
use crate::stage::VALIDATORS;

const STAKE_CONFIG: Pubkey = Pubkey::from_str_const("StakeConfig11111111111111111111111111111111");

/// A fee of five hundredths, what Tidepool's protocol takes, and none.
const EPOCH_FEE: [u64; 2] = [100, 5];
const NO_FEE: [u64; 2] = [1, 0];

impl SplPool {
    /// Begins the pool; users pay no fee.
    pub fn initialize(&self) -> Instruction {
        let mut data = vec![0];
        for [denominator, numerator] in [EPOCH_FEE, NO_FEE, NO_FEE] {
            data.extend(denominator.to_le_bytes());
            data.extend(numerator.to_le_bytes());
        }
        data.push(0);
        data.extend(VALIDATORS.to_le_bytes());
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.manager.pubkey(), false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.reserve, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &data, accounts)
    }

    /// Puts a validator on the list, with the least stake.
    pub fn add_validator(&self, validator: &SplValidator) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(validator.stake.address, false),
            AccountMeta::new_readonly(validator.vote, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &data(1, &0_u32.to_le_bytes()), accounts)
    }

    /// Moves lamports of the reserve to a validator, by way of its transient account.
    pub fn increase(&self, validator: &SplValidator, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(validator.transient.address, false),
            AccountMeta::new_readonly(validator.stake.address, false),
            AccountMeta::new_readonly(validator.vote, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::rent::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(STAKE_CONFIG, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &movement(4, lamports), accounts)
    }

    /// Takes stake of a validator back, by way of its transient account.
    pub fn decrease(&self, validator: &SplValidator, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.manager.pubkey(), true),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(validator.stake.address, false),
            AccountMeta::new(validator.transient.address, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &movement(21, lamports), accounts)
    }

    /// Looks at the stake of the first validators of the list.
    pub fn update_list(&self, validators: &[SplValidator]) -> Instruction {
        let mut accounts = vec![
            AccountMeta::new_readonly(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
        ];
        let pairs = validators.iter().flat_map(|one| [one.stake.address, one.transient.address]);
        accounts.extend(pairs.map(|address| AccountMeta::new(address, false)));
        // The first index, and that what is active is to be merged.
        Instruction::new_with_bytes(SPL_STAKE_POOL, &[6, 0, 0, 0, 0, 0], accounts)
    }

    /// Turns the epoch.
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
        Instruction::new_with_bytes(SPL_STAKE_POOL, &[7], accounts)
    }

    /// Deposits lamports, without a referrer.
    pub fn deposit_sol(&self, holder: &Holder, lamports: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.address(), true),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(system_program::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &data(14, &lamports.to_le_bytes()), accounts)
    }

    /// Burns tokens for lamports of the reserve.
    pub fn withdraw_sol(&self, holder: &Holder, tokens: u64) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new_readonly(holder.address(), true),
            AccountMeta::new(holder.tokens, false),
            AccountMeta::new(self.reserve, false),
            AccountMeta::new(holder.address(), false),
            AccountMeta::new(self.fees, false),
            AccountMeta::new(self.mint, false),
            AccountMeta::new_readonly(sysvar::clock::ID, false),
            AccountMeta::new_readonly(sysvar::stake_history::ID, false),
            AccountMeta::new_readonly(stake::ID, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        Instruction::new_with_bytes(SPL_STAKE_POOL, &data(16, &tokens.to_le_bytes()), accounts)
    }
}

/// Stake that comes and goes.
impl SplPool {
    /// What a depositor sends first: both authorities of `stake` to the pool.
    pub fn hand_over(&self, holder: &Holder, stake: Pubkey) -> [Instruction; 2] {
        let owner = holder.address();
        [StakeAuthorize::Staker, StakeAuthorize::Withdrawer]
            .map(|role| authorize(&stake, &owner, &self.deposit_authority, role, None))
    }

    /// Deposits a stake account that was handed over.
    pub fn deposit_stake(
        &self,
        holder: &Holder,
        stake: Pubkey,
        validator: &SplValidator,
    ) -> Instruction {
        let accounts = vec![
            AccountMeta::new(self.pool, false),
            AccountMeta::new(self.list, false),
            AccountMeta::new_readonly(self.deposit_authority, false),
            AccountMeta::new_readonly(self.authority, false),
            AccountMeta::new(stake, false),
            AccountMeta::new(validator.stake.address, false),
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
        Instruction::new_with_bytes(SPL_STAKE_POOL, &[9], accounts)
    }

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
            AccountMeta::new(validator.stake.address, false),
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
        Instruction::new_with_bytes(SPL_STAKE_POOL, &data(10, &tokens.to_le_bytes()), accounts)
    }
}

fn data(tag: u8, argument: &[u8]) -> Vec<u8> {
    [&[tag], argument].concat()
}

fn movement(tag: u8, lamports: u64) -> Vec<u8> {
    data(tag, &[lamports.to_le_bytes(), TRANSIENT_SEED.to_le_bytes()].concat())
}
