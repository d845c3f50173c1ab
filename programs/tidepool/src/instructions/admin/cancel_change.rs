//! Take back a proposed value of a parameter.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    events::governance::ChangeCancelled,
    state::{
        parameter::parameter_numbered,
        pending::{NO_CHANGE, require_pending},
    },
};

/// The admin's; the value in force stays.
///
/// # Errors
/// Those of [`Governance::require_admin`], [`parameter_numbered`] and [`require_pending`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, parameter: u8) -> Result<()> {
    ctx.accounts.require_admin()?;
    let pool = &mut ctx.accounts.pool;
    let pending = pool.pending_change_mut(parameter_numbered(parameter)?)?;
    require_pending(pending.ready_epoch)?;
    let cancelled = core::mem::replace(pending, NO_CHANGE).value.into();

    let (pool, parameter) = (*pool.address(), parameter.into());
    Governance::emit(ctx, &ChangeCancelled { pool, parameter, cancelled });
    Ok(())
}
