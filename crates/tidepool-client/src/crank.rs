//! What turns the epoch.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program, sysvar};
use tidepool::{
    ID, accounts, instruction,
    instructions::crank::update_validators::Look,
    state::{ValidatorEntry, validator_entry::StakeKind},
};

use crate::address::{PoolAddresses, event_authority};

/// The former configuration account of the stake program.
const STAKE_CONFIG: Pubkey = Pubkey::from_str_const("StakeConfig11111111111111111111111111111111");

/// A validator's index and its stake accounts: the recorded ones, or where the next are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidatorAccounts {
    /// The index on the list.
    pub index: u32,
    /// The vote account.
    pub vote: Pubkey,
    /// The main stake account.
    pub stake: Pubkey,
    /// The transient stake account.
    pub transient: Pubkey,
}

impl PoolAddresses {
    /// The accounts that `delegate` and `undelegate` want for the entry at `index`.
    #[must_use]
    pub fn validator_accounts(&self, index: u32, entry: &ValidatorEntry) -> ValidatorAccounts {
        let pick = |recorded: Pubkey, kind| {
            let is_recorded = recorded != Pubkey::default();
            if is_recorded { recorded } else { self.next_stake_address(entry, kind) }
        };
        ValidatorAccounts {
            index,
            vote: entry.vote,
            stake: pick(entry.stake, StakeKind::Main),
            transient: pick(entry.transient, StakeKind::Transient),
        }
    }

    /// Looks at the stake accounts of the entries, each with its index.
    #[must_use]
    pub fn update_validators(&self, entries: &[(u32, ValidatorEntry)]) -> Instruction {
        let looks = entries.iter().map(|(index, entry)| Look {
            index: *index,
            accounts: u8::from(entry.has_stake()) + u8::from(entry.has_transient()),
        });
        let looks = looks.collect();
        let mut instruction =
            instruction::UpdateValidators { looks }.to_instruction(accounts::UpdateValidators {
                pool: self.pool,
                validators: self.validators,
                reserve: self.reserve,
                clock: sysvar::clock::ID,
                stake_history: sysvar::stake_history::ID,
                stake_program: stake::ID,
            });
        let recorded = entries
            .iter()
            .flat_map(|(_, entry)| [entry.stake, entry.transient])
            .filter(|address| *address != Pubkey::default());
        instruction.accounts.extend(recorded.map(|address| AccountMeta::new(address, false)));
        instruction
    }

    /// Turns the epoch.
    #[must_use]
    pub fn update_pool(&self) -> Instruction {
        instruction::UpdatePool {}.to_instruction(accounts::UpdatePool {
            pool: self.pool,
            validators: self.validators,
            reserve: self.reserve,
            mint: self.mint,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Moves what the reserve can spare to a validator.
    #[must_use]
    pub fn delegate(&self, validator: &ValidatorAccounts) -> Instruction {
        instruction::Delegate { index: validator.index }.to_instruction(accounts::Delegate {
            pool: self.pool,
            validators: self.validators,
            reserve: self.reserve,
            vote: validator.vote,
            stake: validator.stake,
            transient: validator.transient,
            rent: sysvar::rent::ID,
            clock: sysvar::clock::ID,
            stake_history: sysvar::stake_history::ID,
            stake_config: STAKE_CONFIG,
            stake_program: stake::ID,
            system_program: system_program::ID,
        })
    }

    /// Takes back what a validator should give.
    #[must_use]
    pub fn undelegate(&self, validator: &ValidatorAccounts) -> Instruction {
        instruction::Undelegate { index: validator.index }.to_instruction(accounts::Undelegate {
            pool: self.pool,
            validators: self.validators,
            reserve: self.reserve,
            stake: validator.stake,
            transient: validator.transient,
            clock: sysvar::clock::ID,
            stake_history: sysvar::stake_history::ID,
            stake_program: stake::ID,
            system_program: system_program::ID,
        })
    }

    /// Flags a validator for a fact on the chain, or takes the flag back when it is gone.
    #[must_use]
    pub fn flag_validator(&self, index: u32, vote: Pubkey) -> Instruction {
        instruction::FlagValidator { index }.to_instruction(accounts::FlagValidator {
            pool: self.pool,
            validators: self.validators,
            vote,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Vacates the slot of a removed validator whose stake has come home.
    #[must_use]
    pub fn prune_validator(&self, validator: &ValidatorAccounts) -> Instruction {
        let prune = instruction::PruneValidator { index: validator.index };
        prune.to_instruction(accounts::PruneValidator {
            pool: self.pool,
            validators: self.validators,
            stake: validator.stake,
            transient: validator.transient,
            event_authority: event_authority(),
            program: ID,
        })
    }
}
