//! Look at validators' stake accounts: any of them, in any order, as many as fit.

use anchor_lang::prelude::*;

use crate::{
    chain::{
        epoch_clock, rents::stake_rent, stake_account::STAKE_PROGRAM, stake_history::STAKE_HISTORY,
    },
    constants::{MAX_ITEMS, VERSION},
    error::TidepoolError,
    staking::{
        observation::{Sightings, book},
        rent_rise::Lack,
        settling::{SettlingAccounts, settle},
    },
    state::{
        BoxedPool, BoxedValidatorList,
        validator_list::{entry_at, store_entry},
    },
};

/// One validator to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct Look {
    /// The validator's index.
    pub index: u32,
    /// How many of the accounts that follow are its.
    pub accounts: u8,
}

/// Followed by the recorded accounts of each validator, in the order of the looks: the main
/// stake account, then the transient one, each only where the entry records one.
#[derive(Accounts)]
#[instruction(looks: u32)]
pub struct UpdateValidators {
    // The number of looks begins the data and is known before they are read.
    /// The pool.
    #[account(
        mut,
        constraint = looks <= MAX_ITEMS @ ProgramError::InvalidInstructionData,
        constraint = pool.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub pool: BoxedPool,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// Receives cooled stake.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The clock sysvar.
    #[account(address = anchor_lang::pinocchio::sysvars::clock::CLOCK_ID @ TidepoolError::WrongSysvar)]
    pub clock: UncheckedAccount,
    /// The stake history sysvar.
    #[account(address = STAKE_HISTORY @ TidepoolError::WrongSysvar)]
    pub stake_history: UncheckedAccount,
    /// The stake program.
    #[account(address = STAKE_PROGRAM @ TidepoolError::WrongSysvar)]
    pub stake_program: UncheckedAccount,
}

impl UpdateValidators {
    /// Observes validators. One that was observed in this epoch before is
    /// looked at again for losses only.
    ///
    /// # Errors
    /// [`TidepoolError::EpochRewardsActive`], [`TidepoolError::NoSuchValidator`],
    /// [`TidepoolError::WrongStakeAccount`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<UpdateValidators>, looks: &[Look]) -> Result<()> {
        epoch_clock::require_rewards_paid()?;
        let epoch = epoch_clock::moment_of(&ctx.accounts.clock)?.epoch.0;
        let rent = stake_rent()?;
        let accounts = ctx.remaining_accounts()?;
        let mut accounts = accounts.as_slice();
        let UpdateValidators { pool, validators, reserve, clock, stake_history, .. } =
            &mut ctx.accounts;
        validators.roll(epoch)?;
        let mut lacks = alloc::vec::Vec::new();
        for Look { index, accounts: count } in looks {
            let (given, rest) = accounts
                .split_at_checked((*count).into())
                .ok_or(TidepoolError::WrongStakeAccount)?;
            accounts = rest;
            let mut entry = entry_at(validators, *index)?;
            let first_look = entry.seen_epoch < epoch;
            let sightings = match Sightings::take(&entry, given, pool.address()) {
                // Another crank was faster and has settled the accounts meanwhile.
                Err(_) if !first_look => continue,
                sightings => sightings?,
            };
            book(&sightings, first_look, &mut entry, validators, pool)?;
            if first_look {
                let mut with = SettlingAccounts { pool, reserve, clock, stake_history, rent };
                settle(&sightings, epoch, &mut entry, validators, &mut with)?;
                entry.seen_epoch = epoch;
                validators.count_seen()?;
                lacks.extend(Lack::of(*index, &sightings, rent));
            }
            store_entry(validators, *index, &entry)?;
        }
        for lack in lacks {
            lack.pay(reserve, validators, pool)?;
        }
        Ok(())
    }
}
