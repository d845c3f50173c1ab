//! What the pool's operator does.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::{
    ID, accounts, instruction,
    instructions::admin::{create_pool::CreatePoolArgs, set_weights::WeightChange},
};
use tidepool_math::Parameters;

use crate::address::{PoolAddresses, event_authority};

/// The sysvar that shows a transaction's instructions.
pub(crate) const INSTRUCTIONS: Pubkey = solana_sdk_ids::sysvar::instructions::ID;

/// What a creator chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSettings {
    /// Distinguishes the pools of one creator.
    pub index: u64,
    /// Slots of the list of validators.
    pub capacity: u32,
    /// Sets weights.
    pub strategist: Pubkey,
    /// Pauses entries.
    pub guardian: Pubkey,
    /// Claims fees.
    pub treasury: Pubkey,
    /// The parameters.
    pub parameters: Parameters,
}

impl PoolSettings {
    /// Settings with default parameters in which one key holds every role.
    #[must_use]
    pub const fn of_one_key(key: Pubkey, index: u64, capacity: u32) -> Self {
        let parameters = Parameters::DEFAULT;
        Self { index, capacity, strategist: key, guardian: key, treasury: key, parameters }
    }

    fn arguments(&self) -> CreatePoolArgs {
        let Self { index, capacity, strategist, guardian, treasury, parameters } = *self;
        CreatePoolArgs {
            index,
            capacity,
            strategist,
            guardian,
            treasury,
            exit_floor: parameters.exit_floor.0,
            exit_ceiling: parameters.exit_ceiling.0,
            deposit_fee: parameters.deposit_fee.0,
            protocol_fee: parameters.protocol_fee.0,
            reserve_target: parameters.reserve_target.0,
            window: parameters.window.0,
            movement_cap: parameters.movement_cap.0,
            max_commission: parameters.max_commission.0,
        }
    }
}

impl PoolAddresses {
    /// Begins the pool of `creator` with these settings; `self` must be
    /// [`PoolAddresses::of`] them.
    #[must_use]
    pub fn create_pool(&self, creator: Pubkey, settings: &PoolSettings) -> Instruction {
        instruction::CreatePool { args: settings.arguments() }.to_instruction(
            accounts::CreatePool {
                pool: self.pool,
                reserve: self.reserve,
                mint: self.mint,
                validators: self.validators,
                creator,
                instructions: INSTRUCTIONS,
                system_program: solana_sdk_ids::system_program::ID,
                token_program: crate::user::TOKEN,
                event_authority: event_authority(),
                program: ID,
            },
        )
    }

    /// Puts a validator on the list.
    #[must_use]
    pub fn add_validator(&self, admin: Pubkey, vote: Pubkey) -> Instruction {
        instruction::AddValidator {}.to_instruction(accounts::AddValidator {
            pool: self.pool,
            validators: self.validators,
            vote,
            admin,
            instructions: INSTRUCTIONS,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Sets the weights of some validators.
    #[must_use]
    pub fn set_weights(&self, strategist: Pubkey, changes: Vec<WeightChange>) -> Instruction {
        instruction::SetWeights { changes }.to_instruction(accounts::SetWeights {
            pool: self.pool,
            validators: self.validators,
            strategist,
            instructions: INSTRUCTIONS,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Tells a validator's stake to come home.
    #[must_use]
    pub fn remove_validator(&self, admin: Pubkey, index: u32, vote: Pubkey) -> Instruction {
        let remove = instruction::RemoveValidator { index, vote };
        remove.to_instruction(accounts::RemoveValidator {
            pool: self.pool,
            validators: self.validators,
            admin,
            instructions: INSTRUCTIONS,
            event_authority: event_authority(),
            program: ID,
        })
    }

    /// Adds `slots` vacant slots to the list, 71 at most; the admin pays their rent.
    #[must_use]
    pub fn grow_list(&self, admin: Pubkey, slots: u32) -> Instruction {
        instruction::GrowList { slots }.to_instruction(accounts::GrowList {
            pool: self.pool,
            validators: self.validators,
            admin,
            instructions: INSTRUCTIONS,
            system_program: solana_sdk_ids::system_program::ID,
            event_authority: event_authority(),
            program: ID,
        })
    }
}
