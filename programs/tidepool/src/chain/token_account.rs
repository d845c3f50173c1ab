//! Checks of SPL token accounts before the token program sees them, for a clear error.

use anchor_lang::{Id, address_eq, prelude::*};

use super::bytes::field;
use crate::{constants::TOKEN_ACCOUNT_LEN, error::TidepoolError};

/// Offset of the state byte; 1 is initialised.
const STATE_OFFSET: usize = 108;

/// Requires an initialised token account of `mint`.
///
/// # Errors
/// [`TidepoolError::WrongTokenAccount`].
#[inline(always)]
pub fn require_token_account(account: &AccountView, mint: &Address) -> Result<()> {
    require!(account.owned_by(&Token::id()), TidepoolError::WrongTokenAccount);
    let data = account.try_borrow()?;
    let right_mint =
        field::<32>(&data, 0).is_some_and(|bytes| address_eq(&Address::from(*bytes), mint));
    let initialised = field::<1>(&data, STATE_OFFSET) == Some(&[1]);
    let right_length = data.len() == TOKEN_ACCOUNT_LEN;
    require!(right_mint && initialised && right_length, TidepoolError::WrongTokenAccount);
    Ok(())
}
