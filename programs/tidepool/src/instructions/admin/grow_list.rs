//! Make room for more validators.

use anchor_lang::{event_cpi, prelude::*};

use crate::{
    chain::durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
    constants::{MAX_CAPACITY, MAX_GROWTH, VERSION},
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::admin::ListGrown,
    state::{BoxedPool, BoxedValidatorList},
};

/// The admin pays the rent.
#[event_cpi]
#[derive(Accounts)]
pub struct GrowList {
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
    #[account(mut, address = pool.admin @ TidepoolError::NotAdmin)]
    pub admin: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
}

impl GrowList {
    /// Adds `slots` vacant slots; returns how many there are then.
    ///
    /// # Errors
    /// [`TidepoolError::DurableNonce`], [`TidepoolError::ParameterOutOfBounds`] for none, for more than one instruction can add,
    /// or for more than a list can have.
    #[inline(never)]
    pub fn process(ctx: &mut Context<GrowList>, slots: u32) -> Result<u64> {
        refuse_durable_nonce(&ctx.accounts.instructions)?;
        let GrowList { pool, validators, admin, .. } = &mut ctx.accounts;
        require!((1..=MAX_GROWTH).contains(&slots), TidepoolError::ParameterOutOfBounds);
        let old = u32::try_from(validators.capacity());
        let old = old.map_err(|_| TidepoolError::AmountOutOfRange)?;
        let new = old.checked_add(slots).filter(|new| *new <= MAX_CAPACITY);
        let new = new.ok_or(TidepoolError::ParameterOutOfBounds)?;
        validators.resize_to_capacity(new)?;
        validators.top_up(admin)?;

        let event = ListGrown { pool: *pool.address(), old: old.into(), new: new.into() };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(new.into())
    }
}
