//! What waits in public before it holds: for each role and each parameter one slot.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};

use crate::{constants::WAIT_FULL_EPOCHS, error::TidepoolError};

/// A new holder of a role, who has not accepted yet.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
pub struct PendingAuthority {
    /// Who may accept; zero where nobody was proposed.
    pub authority: Address,
    /// The first epoch in which he may.
    pub ready_epoch: u64,
}

/// A new value of a parameter, which does not hold yet.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
pub struct PendingChange {
    /// The first epoch in which it may be applied; zero where nothing was proposed.
    pub ready_epoch: u64,
    /// The new value, in millionths.
    pub value: u32,
    /// Zero.
    pub padding: u32,
}

/// The slot of a parameter that nobody wants to change.
pub const NO_CHANGE: PendingChange = PendingChange { ready_epoch: 0, value: 0, padding: 0 };

/// The first epoch that two full epochs lie before, for what is proposed in `epoch`.
///
/// # Errors
/// [`TidepoolError::AmountOutOfRange`] at the end of time.
pub fn ready_epoch(epoch: u64) -> Result<u64> {
    let ready = epoch.checked_add(WAIT_FULL_EPOCHS).and_then(|last| last.checked_add(1));
    Ok(ready.ok_or(TidepoolError::AmountOutOfRange)?)
}

/// Requires that something is pending.
///
/// # Errors
/// [`TidepoolError::NothingPending`].
pub fn require_pending(ready_epoch: u64) -> Result<()> {
    require!(ready_epoch != 0, TidepoolError::NothingPending);
    Ok(())
}

/// Requires that what is pending has waited.
///
/// # Errors
/// [`TidepoolError::ChangeTooEarly`].
pub fn require_waited(ready_epoch: u64, epoch: u64) -> Result<()> {
    require!(ready_epoch <= epoch, TidepoolError::ChangeTooEarly);
    Ok(())
}
