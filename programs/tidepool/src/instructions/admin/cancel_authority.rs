//! Take back a proposal for a role.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    events::governance::AuthorityCancelled,
    state::{
        Role,
        pending::{PendingAuthority, require_pending},
    },
};

/// The admin's; the role stays with whoever holds it.
///
/// # Errors
/// Those of [`Governance::require_admin`], [`Role::numbered`] and [`require_pending`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, role: u8) -> Result<()> {
    ctx.accounts.require_admin()?;
    let pool = &mut ctx.accounts.pool;
    let (_, pending) = pool.role_mut(Role::numbered(role)?);
    require_pending(pending.ready_epoch)?;
    let cancelled = pending.authority;
    *pending = PendingAuthority { authority: Address::default(), ready_epoch: 0 };

    let pool = *pool.address();
    Governance::emit(ctx, &AuthorityCancelled { pool, role: role.into(), cancelled });
    Ok(())
}
