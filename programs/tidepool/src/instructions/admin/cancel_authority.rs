//! Take back a proposal for a role.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    error::TidepoolError,
    events::governance::AuthorityCancelled,
    state::{Role, pending::PendingAuthority},
};

/// The admin's; the role stays with whoever holds it.
///
/// # Errors
/// [`TidepoolError::NotAdmin`], [`TidepoolError::DurableNonce`], [`TidepoolError::NoSuchRole`],
/// [`TidepoolError::NothingPending`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, role: u8) -> Result<()> {
    ctx.accounts.require_admin()?;
    let pool = &mut ctx.accounts.pool;
    let (_, pending) = pool.role_mut(Role::numbered(role)?);
    require!(pending.ready_epoch != 0, TidepoolError::NothingPending);
    let cancelled = pending.authority;
    *pending = PendingAuthority { authority: Address::default(), ready_epoch: 0 };

    let pool = *pool.address();
    Governance::emit(ctx, &AuthorityCancelled { pool, role: role.into(), cancelled });
    Ok(())
}
