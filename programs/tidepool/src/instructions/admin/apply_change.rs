//! Let a proposed value of a parameter hold.

use anchor_lang::prelude::*;
use tidepool_math::Millionths;

use super::governance::Governance;
use crate::{
    chain::{durable_nonce::refuse_durable_nonce, epoch_clock},
    events::governance::ParameterChanged,
    state::{
        parameter::parameter_numbered,
        pending::{NO_CHANGE, PendingChange, require_pending, require_waited},
    },
};

/// Anybody may, once two full epochs have passed: what was announced is what happens.
///
/// # Errors
/// Those of [`parameter_numbered`], [`require_pending`], [`require_waited`],
/// [`refuse_durable_nonce`] and [`change_parameter`](crate::state::Pool::change_parameter).
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, parameter: u8) -> Result<()> {
    let Governance { pool, instructions, .. } = &mut ctx.accounts;
    refuse_durable_nonce(instructions)?;
    let (which, now) = (parameter_numbered(parameter)?, epoch_clock::now()?);
    let PendingChange { ready_epoch, value, .. } = *pool.pending_change_mut(which)?;
    require_pending(ready_epoch)?;
    require_waited(ready_epoch, now.epoch.0)?;
    let old = pool.parameters().get(which).0.into();
    pool.change_parameter(which, Millionths(value), &now)?;
    *pool.pending_change_mut(which)? = NO_CHANGE;

    let (pool, parameter, new) = (*pool.address(), parameter.into(), value.into());
    Governance::emit(ctx, &ParameterChanged { pool, parameter, old, new });
    Ok(())
}
