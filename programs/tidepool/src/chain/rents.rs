//! Rents: what the reserve must always keep, and what a stake account needs.

use anchor_lang::prelude::*;
use tidepool_math::{LOCKED_LAMPORTS, Lamports};

use crate::{constants::STAKE_ACCOUNT_LEN, error::TidepoolError};

/// Lamports of the reserve that can never be paid: its rent as of now, and 1 SOL.
///
/// # Errors
/// [`TidepoolError::AmountOutOfRange`] for a rent beyond all reason.
#[inline(always)]
pub fn locked_lamports() -> Result<Lamports> {
    locked(&Rent::get()?)
}

#[inline(always)]
fn locked(rent: &Rent) -> Result<Lamports> {
    let rent = rent.try_minimum_balance(0)?;
    Ok(Lamports(rent.checked_add(LOCKED_LAMPORTS).ok_or(TidepoolError::AmountOutOfRange)?))
}

/// What both [`locked_lamports`] and [`stake_rent`] give, for one question to the runtime.
///
/// # Errors
/// Those of [`locked_lamports`].
#[inline(always)]
pub fn locked_and_stake_rent() -> Result<(Lamports, u64)> {
    let rent = Rent::get()?;
    Ok((locked(&rent)?, rent.try_minimum_balance(STAKE_ACCOUNT_LEN)?))
}

/// Lamports that a stake account needs to exist, as of now.
///
/// # Errors
/// Only the runtime's, when it offers no rent.
#[inline(always)]
pub fn stake_rent() -> Result<u64> {
    Rent::get()?.try_minimum_balance(STAKE_ACCOUNT_LEN)
}
