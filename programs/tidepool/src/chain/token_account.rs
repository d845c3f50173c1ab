//! Checks of SPL token accounts before the token program sees them, for a clear error.

use anchor_lang::{Id, address_eq, prelude::*};

use super::bytes::{field, read_address};
use crate::{constants::TOKEN_ACCOUNT_LEN, error::TidepoolError};

const INCINERATOR: Address = Address::from_str_const("1nc1nerator11111111111111111111111111111111");
const OWNER_OFFSET: usize = 32;
/// Offset of the state byte; 1 is initialised.
const STATE_OFFSET: usize = 108;

/// Requires a token account of `mint` whose shares only its owner or delegate can burn.
///
/// The token program lets anybody burn what the system program or the incinerator owns. Such
/// shares were given up to all holders, and are worth nothing to whoever finds them.
///
/// # Errors
/// [`TidepoolError::WrongTokenAccount`].
#[inline(always)]
pub fn require_source(account: &AccountView, mint: &Address) -> Result<()> {
    require_token_account(account, mint)?;
    let data = account.try_borrow()?;
    let owner = read_address(&data, OWNER_OFFSET).ok_or(TidepoolError::WrongTokenAccount)?;
    let given_up = address_eq(&owner, &System::id()) || address_eq(&owner, &INCINERATOR);
    require!(!given_up, TidepoolError::WrongTokenAccount);
    Ok(())
}

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
