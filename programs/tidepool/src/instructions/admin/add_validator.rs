//! Put a validator on the list, without a weight yet.

use anchor_lang::{address_eq, event_cpi, prelude::*};

use crate::{
    chain::{epoch_clock, vote_account},
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::admin::ValidatorAdded,
    state::{Pool, ValidatorEntry, ValidatorList},
};

/// The vote account is read, so that no other kind of account gets on the list.
#[event_cpi]
#[derive(Accounts)]
pub struct AddValidator {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: Account<Pool>,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: ValidatorList,
    /// The validator's vote account.
    pub vote: UncheckedAccount,
    /// The pool's admin.
    #[account(address = pool.admin @ TidepoolError::NotAdmin)]
    pub admin: Signer,
}

impl AddValidator {
    /// Adds the validator; returns its index.
    ///
    /// # Errors
    /// [`TidepoolError::WrongVoteAccount`], [`TidepoolError::CommissionTooHigh`],
    /// [`TidepoolError::ValidatorAlreadyListed`], [`TidepoolError::ValidatorListFull`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<AddValidator>) -> Result<u64> {
        let AddValidator { pool, validators, vote, .. } = &mut ctx.accounts;
        let commission = vote_account::commission(vote)?;
        let cap = pool.parameters().max_commission;
        require!(commission <= cap, TidepoolError::CommissionTooHigh);
        // The one walk over the list: it is the admin's, rare, and keeps two entries from
        // ever sharing an address.
        let listed = validators.iter().any(|entry| address_eq(&entry.vote, vote.address()));
        require!(!listed, TidepoolError::ValidatorAlreadyListed);
        require!(!validators.is_full(), TidepoolError::ValidatorListFull);

        let epoch = epoch_clock::epoch()?;
        let index = u64::try_from(validators.len());
        let index = index.map_err(|_| TidepoolError::AmountOutOfRange)?;
        validators.roll(epoch)?;
        validators.try_push(ValidatorEntry::new(*vote.address(), epoch))?;
        validators.count =
            validators.count.checked_add(1).ok_or(TidepoolError::AmountOutOfRange)?;
        // A validator without stake has nothing to be looked at.
        validators.count_seen()?;

        let (pool, vote) = (*pool.address(), *vote.address());
        let event = ValidatorAdded { pool, vote, index };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(index)
    }
}
