//! Put a validator on the list, without a weight yet.

use anchor_lang::{address_eq, event_cpi, prelude::*};

use crate::{
    chain::{
        durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
        epoch_clock, vote_account,
    },
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::admin::ValidatorAdded,
    state::{BoxedPool, BoxedValidatorList, ValidatorEntry, ValidatorList},
};

/// The vote account is read, so that no other kind of account gets on the list.
#[event_cpi]
#[derive(Accounts)]
pub struct AddValidator {
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
    /// The validator's vote account.
    pub vote: UncheckedAccount,
    /// The pool's admin.
    #[account(address = pool.admin @ TidepoolError::NotAdmin)]
    pub admin: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
}

impl AddValidator {
    /// Adds the validator; returns its index.
    ///
    /// # Errors
    /// [`TidepoolError::DurableNonce`], [`TidepoolError::WrongVoteAccount`], [`TidepoolError::CommissionTooHigh`],
    /// [`TidepoolError::ValidatorAlreadyListed`], [`TidepoolError::ValidatorListFull`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<AddValidator>) -> Result<u64> {
        refuse_durable_nonce(&ctx.accounts.instructions)?;
        let AddValidator { pool, validators, vote, .. } = &mut ctx.accounts;
        let commission = vote_account::commission(vote)?;
        let cap = pool.parameters().max_commission;
        require!(commission <= cap, TidepoolError::CommissionTooHigh);
        let vacant = vacant_slot(validators, vote.address())?;

        let epoch = epoch_clock::epoch()?;
        let entry = ValidatorEntry::new(*vote.address(), epoch, validators.next_generation);
        validators.roll(epoch)?;
        validators.admit()?;
        let index = if let Some(slot) = vacant {
            *validators.get_mut(slot).ok_or(TidepoolError::NoSuchValidator)? = entry;
            slot
        } else {
            require!(!validators.is_full(), TidepoolError::ValidatorListFull);
            validators.try_push(entry)?;
            validators.len().saturating_sub(1)
        };

        let index = u64::try_from(index).map_err(|_| TidepoolError::AmountOutOfRange)?;
        let (pool, vote) = (*pool.address(), *vote.address());
        let event = ValidatorAdded { pool, vote, index };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(index)
    }
}

/// The first slot that a pruned validator left, if any.
///
/// The one walk over the list: it is the admin's, rare, and keeps two entries from ever sharing
/// an address.
fn vacant_slot(validators: &ValidatorList, vote: &Address) -> Result<Option<usize>> {
    let mut vacant = None;
    for (slot, entry) in validators.iter().enumerate() {
        require!(!address_eq(&entry.vote, vote), TidepoolError::ValidatorAlreadyListed);
        if vacant.is_none() && !entry.is_occupied() {
            vacant = Some(slot);
        }
    }
    Ok(vacant)
}
