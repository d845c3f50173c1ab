//! Accept a role.

use anchor_lang::{address_eq, prelude::*};

use super::governance::Governance;
use crate::{
    chain::{durable_nonce::refuse_durable_nonce, epoch_clock},
    error::TidepoolError,
    events::governance::AuthorityAccepted,
    state::{
        Role,
        pending::{PendingAuthority, require_pending, require_waited},
    },
};

/// Who was proposed signs, so that no role ever goes to a key that nobody holds.
///
/// # Errors
/// [`TidepoolError::NoSuchRole`], [`TidepoolError::NothingPending`],
/// [`TidepoolError::NotProposedAuthority`], [`TidepoolError::ChangeTooEarly`],
/// [`TidepoolError::DurableNonce`].
#[inline(never)]
pub fn process(ctx: &mut Context<Governance>, role: u8) -> Result<()> {
    let Governance { pool, authority, instructions, .. } = &mut ctx.accounts;
    refuse_durable_nonce(instructions)?;
    let epoch = epoch_clock::epoch()?;
    let (holder, pending) = pool.role_mut(Role::numbered(role)?);
    let PendingAuthority { authority: new, ready_epoch } = *pending;
    require_pending(ready_epoch)?;
    require!(address_eq(authority.address(), &new), TidepoolError::NotProposedAuthority);
    require_waited(ready_epoch, epoch)?;
    let old = core::mem::replace(holder, new);
    *pending = PendingAuthority { authority: Address::default(), ready_epoch: 0 };

    let pool = *pool.address();
    Governance::emit(ctx, &AuthorityAccepted { pool, role: role.into(), old, new });
    Ok(())
}
