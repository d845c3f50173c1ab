//! Checks of SPL token accounts before the token program sees them, for a clear error.

use anchor_lang::{Id, address_eq, prelude::*};

use super::bytes::{field, read_address, read_u64};
use crate::{constants::TOKEN_ACCOUNT_LEN, error::TidepoolError};

const INCINERATOR: Address = Address::from_str_const("1nc1nerator11111111111111111111111111111111");
/// The first word of [`INCINERATOR`].
const INCINERATOR_HEAD: u64 = match INCINERATOR.as_array().first_chunk() {
    Some(head) => u64::from_le_bytes(*head),
    None => 0,
};
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
#[inline(never)]
pub fn require_source(account: &AccountView, mint: &Address) -> Result<()> {
    require!(account.owned_by(&Token::id()), TidepoolError::WrongTokenAccount);
    let data = account.try_borrow()?;
    let owned = whole(&data).is_some_and(|data| is_of(data, mint) && !is_given_up(data));
    require!(owned, TidepoolError::WrongTokenAccount);
    Ok(())
}

/// Whether anybody may burn the account's shares. The first word of an owner tells nearly all
/// owners from the two in question.
#[inline(always)]
fn is_given_up(data: &[u8; TOKEN_ACCOUNT_LEN]) -> bool {
    let suspicious = match read_u64(data, OWNER_OFFSET) {
        Some(0) | None => true,
        Some(head) => head == INCINERATOR_HEAD,
    };
    let given_up = |owner| address_eq(&owner, &System::id()) || address_eq(&owner, &INCINERATOR);
    suspicious && read_address(data, OWNER_OFFSET).is_none_or(given_up)
}

/// Requires an initialised token account of `mint`.
///
/// # Errors
/// [`TidepoolError::WrongTokenAccount`].
#[inline(never)]
pub fn require_token_account(account: &AccountView, mint: &Address) -> Result<()> {
    require!(account.owned_by(&Token::id()), TidepoolError::WrongTokenAccount);
    let data = account.try_borrow()?;
    let right = whole(&data).is_some_and(|data| is_of(data, mint));
    require!(right, TidepoolError::WrongTokenAccount);
    Ok(())
}

/// Requires an initialised token account of `mint` that `owner` owns.
///
/// # Errors
/// [`TidepoolError::WrongTokenAccount`].
pub fn require_held_by(account: &AccountView, mint: &Address, owner: &Address) -> Result<()> {
    require_token_account(account, mint)?;
    let data = account.try_borrow()?;
    let held = read_address(&data, OWNER_OFFSET).is_some_and(|holder| address_eq(&holder, owner));
    require!(held, TidepoolError::WrongTokenAccount);
    Ok(())
}

/// The bytes of a whole account, so that no later read has to check its offset.
#[inline(always)]
fn whole(data: &[u8]) -> Option<&[u8; TOKEN_ACCOUNT_LEN]> {
    data.try_into().ok()
}

/// Whether the bytes are an initialised token account's of `mint`.
#[inline(always)]
fn is_of(data: &[u8; TOKEN_ACCOUNT_LEN], mint: &Address) -> bool {
    let right_mint =
        (0..32).step_by(8).all(|offset| read_u64(data, offset) == read_u64(mint.as_ref(), offset));
    right_mint && field::<1>(data, STATE_OFFSET) == Some(&[1])
}
