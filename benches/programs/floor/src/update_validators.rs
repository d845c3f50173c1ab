//! Stake accounts looked at, with a merge where one is due.

use crate::input::Input;
use crate::stake;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};

/// Bytes of the list for each validator: its lamports.
const ENTRY_LEN: usize = 8;

/// Reads each validator's lamports and writes them down.
pub fn idle(accounts: &mut [AccountView]) -> ProgramResult {
    let Some((list, stakes)) = accounts.split_first_mut() else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let mut list = list.try_borrow_mut()?;
    for (entry, stake) in list.chunks_exact_mut(ENTRY_LEN).zip(stakes) {
        entry.copy_from_slice(&stake.lamports().to_le_bytes());
    }
    Ok(())
}

/// Merges each validator's transient stake account into its main one.
pub fn merge(accounts: &[AccountView], input: &Input) -> ProgramResult {
    let [pool, clock, history, _program, stakes @ ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    for pair in stakes.chunks_exact(2) {
        let [main, transient] = pair else { continue };
        stake::merge([main, transient, clock, history, pool], input.pool_bump)?;
    }
    Ok(())
}
