//! Propose a new key for a role.

use anchor_lang::prelude::*;

use super::governance::Governance;
use crate::{
    chain::epoch_clock,
    error::TidepoolError,
    events::governance::AuthorityProposed,
    state::{
        Role,
        pending::{PendingAuthority, ready_epoch},
    },
};

/// The admin proposes; `new` may accept after two full epochs. A later proposal for the same
/// role replaces this one and waits anew.
///
/// # Errors
/// [`TidepoolError::NotAdmin`], [`TidepoolError::DurableNonce`], [`TidepoolError::NoSuchRole`],
/// [`TidepoolError::ZeroAuthority`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, role: u8, new: &Address) -> Result<()> {
    ctx.accounts.require_admin()?;
    require!(*new != Address::default(), TidepoolError::ZeroAuthority);
    let ready_epoch = ready_epoch(epoch_clock::epoch()?)?;
    let pool = &mut ctx.accounts.pool;
    let (holder, pending) = pool.role_mut(Role::numbered(role)?);
    *pending = PendingAuthority { authority: *new, ready_epoch };

    let (old, pool) = (*holder, *pool.address());
    let event = AuthorityProposed { pool, role: role.into(), old, new: *new, ready_epoch };
    Governance::emit(ctx, &event);
    Ok(())
}
