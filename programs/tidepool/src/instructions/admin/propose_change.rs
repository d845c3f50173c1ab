//! Propose a new value of a parameter.

use anchor_lang::prelude::*;
use tidepool_math::{Millionths, Parameters};

use super::governance::Governance;
use crate::{
    chain::epoch_clock,
    error::OrRefuse,
    events::governance::{ChangeProposed, ParameterChanged},
    state::{
        parameter::parameter_numbered,
        pending::{NO_CHANGE, PendingChange, ready_epoch},
    },
};

/// The admin proposes. What can hurt a holder waits two full epochs in the parameter's slot, and
/// a later proposal waits anew; what protects holds at once and empties the slot. Which of the
/// two it is follows from the value in force.
///
/// # Errors
/// Those of [`Governance::require_admin`], [`parameter_numbered`], and of
/// [`change_parameter`](crate::state::Pool::change_parameter).
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, parameter: u8, value: u32) -> Result<()> {
    ctx.accounts.require_admin()?;
    let pool = &mut ctx.accounts.pool;
    let (which, number) = (parameter_numbered(parameter)?, u64::from(parameter));
    let (old, new) = (pool.parameters().get(which), Millionths(value));
    Parameters::require_within(which, new).or_refuse()?;
    let (old_value, new_value) = (old.0.into(), value.into());

    if which.change_hurts(old, new) {
        let ready_epoch = ready_epoch(epoch_clock::epoch()?)?;
        *pool.pending_change_mut(which)? = PendingChange { ready_epoch, value, padding: 0 };
        let pool = *pool.address();
        let (old, new) = (old_value, new_value);
        let event = ChangeProposed { pool, parameter: number, old, new, ready_epoch };
        Governance::emit(ctx, &event);
    } else {
        pool.change_parameter(which, new, &epoch_clock::now()?)?;
        *pool.pending_change_mut(which)? = NO_CHANGE;
        let pool = *pool.address();
        let (old, new) = (old_value, new_value);
        Governance::emit(ctx, &ParameterChanged { pool, parameter: number, old, new });
    }
    Ok(())
}
