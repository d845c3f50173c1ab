//! Open the entries again before the pause expires.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    chain::{durable_nonce::refuse_durable_nonce, epoch_clock},
    error::TidepoolError,
    events::governance::EntriesResumed,
};

/// The guardian's or the admin's; where nothing is paused nothing happens.
///
/// # Errors
/// [`TidepoolError::NotGuardian`], [`TidepoolError::DurableNonce`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>) -> Result<()> {
    let (accounts, pool) = (&ctx.accounts, &ctx.accounts.pool);
    let may = accounts.is_signed_by(&pool.guardian) || accounts.is_signed_by(&pool.admin);
    require!(may, TidepoolError::NotGuardian);
    refuse_durable_nonce(&accounts.instructions)?;
    let epoch = epoch_clock::epoch()?;
    if !pool.pause.is_in_force(epoch) {
        return Ok(());
    }
    let pool = &mut ctx.accounts.pool;
    let expiry = pool.pause.until;
    pool.pause = pool.pause.ended(epoch);

    let pool = *pool.address();
    Governance::emit(ctx, &EntriesResumed { pool, expiry });
    Ok(())
}
