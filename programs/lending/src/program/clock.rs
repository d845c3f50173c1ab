//! The moment of now.

use solana_program::{clock::Clock, program_error::ProgramError, sysvar::Sysvar};

/// Slot and epoch, from the runtime and not from an account.
#[derive(Clone, Copy)]
pub struct Now {
    /// The slot.
    pub slot: u64,
    /// Its epoch.
    pub epoch: u64,
}

/// The moment of now.
///
/// # Errors
/// Only the runtime's, when it offers no clock.
pub fn now() -> Result<Now, ProgramError> {
    let clock = Clock::get()?;
    Ok(Now { slot: clock.slot, epoch: clock.epoch })
}
