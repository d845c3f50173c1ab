//! Moving lamports out of accounts of this program.

use solana_program::{account_info::AccountInfo, entrypoint::ProgramResult};

use crate::error::LendingError;

/// Debits an account of ours and credits any other.
///
/// # Errors
/// [`LendingError::WrongRecipient`] where both are one, [`LendingError::NotWritable`],
/// [`LendingError::AmountOutOfRange`] where the first holds less.
pub fn pay(from: &AccountInfo, to: &AccountInfo, lamports: u64) -> ProgramResult {
    if from.key == to.key {
        return Err(LendingError::WrongRecipient.into());
    }
    if !to.is_writable {
        return Err(LendingError::NotWritable.into());
    }
    let left = from.lamports().checked_sub(lamports).ok_or(LendingError::AmountOutOfRange)?;
    let sum = to.lamports().checked_add(lamports).ok_or(LendingError::AmountOutOfRange)?;
    **from.try_borrow_mut_lamports()? = left;
    **to.try_borrow_mut_lamports()? = sum;
    Ok(())
}
