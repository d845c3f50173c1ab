//! Take a removed validator off the list once its stake has come home; anybody may.

use anchor_lang::{event_cpi, prelude::*};
use bytemuck::Zeroable;

use crate::{
    chain::{epoch_clock, stake_account::STAKE_PROGRAM},
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::crank::ValidatorPruned,
    state::{
        BoxedPool, BoxedValidatorList, ValidatorEntry,
        validator_entry::StakeKind,
        validator_list::{entry_at, store_entry},
    },
};

/// The two addresses that the entry records; any others where it records none.
#[event_cpi]
#[derive(Accounts)]
pub struct PruneValidator {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// The validator's main stake address.
    pub stake: UncheckedAccount,
    /// The validator's transient stake address.
    pub transient: UncheckedAccount,
}

impl PruneValidator {
    /// Vacates the slot at `index` for another validator. Lamports that somebody sends to a
    /// former stake address cannot prevent it.
    ///
    /// # Errors
    /// [`TidepoolError::NoSuchValidator`], [`TidepoolError::ValidatorNotLeaving`],
    /// [`TidepoolError::ValidatorNotEmpty`], [`TidepoolError::WrongStakeAccount`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<PruneValidator>, index: u32) -> Result<()> {
        let PruneValidator { pool, validators, stake, transient, .. } = &mut ctx.accounts;
        let entry = entry_at(validators, index)?;
        require!(entry.is_leaving(), TidepoolError::ValidatorNotLeaving);
        require!(entry.tracked == 0, TidepoolError::ValidatorNotEmpty);
        if entry.has_stake() {
            require_gone(&entry, StakeKind::Main, stake)?;
        }
        if entry.has_transient() {
            require_gone(&entry, StakeKind::Transient, transient)?;
        }

        validators.roll(epoch_clock::epoch()?)?;
        validators.dismiss(&entry)?;
        store_entry(validators, index, &ValidatorEntry::zeroed())?;

        let event =
            ValidatorPruned { pool: *pool.address(), vote: entry.vote, index: index.into() };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(())
    }
}

fn require_gone(entry: &ValidatorEntry, kind: StakeKind, account: &UncheckedAccount) -> Result<()> {
    entry.require_recorded(kind, account.address())?;
    require!(!account.owned_by(&STAKE_PROGRAM), TidepoolError::ValidatorNotEmpty);
    Ok(())
}
