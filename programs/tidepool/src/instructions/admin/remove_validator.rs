//! Tell a validator's stake to come home.

use anchor_lang::{event_cpi, prelude::*};

use crate::{
    chain::durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::admin::ValidatorRemoved,
    state::{
        BoxedPool, BoxedValidatorList, ValidatorEntry,
        validator_entry::LEAVING,
        validator_list::{entry_of, store_entry},
    },
};

/// The stake follows under the movement cap; `prune_validator` then vacates the slot.
#[event_cpi]
#[derive(Accounts)]
pub struct RemoveValidator {
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
    /// The pool's admin.
    #[account(address = pool.admin @ TidepoolError::NotAdmin)]
    pub admin: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
}

impl RemoveValidator {
    /// Marks the validator at `index` as leaving, for good; `vote` must be its vote account.
    ///
    /// # Errors
    /// [`TidepoolError::DurableNonce`], [`TidepoolError::NoSuchValidator`], [`TidepoolError::ValidatorMismatch`],
    /// [`TidepoolError::ValidatorLeaving`] when it is already.
    #[inline(never)]
    pub fn process(ctx: &mut Context<RemoveValidator>, index: u32, vote: &Address) -> Result<()> {
        refuse_durable_nonce(&ctx.accounts.instructions)?;
        let validators = &mut ctx.accounts.validators;
        let before = entry_of(validators, index, vote)?;
        require!(!before.is_leaving(), TidepoolError::ValidatorLeaving);
        let after = ValidatorEntry { weight: 0, flags: before.flags | LEAVING, ..before };
        validators.reweigh(&before, &after)?;
        store_entry(validators, index, &after)?;

        let pool = *ctx.accounts.pool.address();
        let event = ValidatorRemoved { pool, vote: *vote, weight: before.weight.into() };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(())
    }
}
