//! Close the entries for a while.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    chain::{durable_nonce::refuse_durable_nonce, epoch_clock},
    error::TidepoolError,
    events::governance::EntriesPaused,
};

/// The guardian's: for five epochs nobody can deposit or cancel a ticket; every exit, claim and
/// crank stays open. At most three pauses in a row; then entries stay open for five epochs.
///
/// # Errors
/// [`TidepoolError::NotGuardian`], [`TidepoolError::DurableNonce`],
/// [`TidepoolError::PauseExhausted`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>) -> Result<()> {
    let guardian = ctx.accounts.is_signed_by(&ctx.accounts.pool.guardian);
    require!(guardian, TidepoolError::NotGuardian);
    refuse_durable_nonce(&ctx.accounts.instructions)?;
    let pool = &mut ctx.accounts.pool;
    pool.pause = pool.pause.begun(epoch_clock::epoch()?)?;

    let event = EntriesPaused {
        pool: *pool.address(),
        until: pool.pause.until,
        in_a_row: pool.pause.in_a_row,
    };
    Governance::emit(ctx, &event);
    Ok(())
}
