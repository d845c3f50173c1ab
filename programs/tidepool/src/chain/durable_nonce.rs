//! Whether the transaction of now was signed long ago.
//!
//! A durable nonce keeps a signed transaction alive without an end: a signature that was given
//! for another purpose, or by a key that has been replaced since, could be used at any time.

use anchor_lang::{Id, address_eq, prelude::*};

use super::bytes::{field, read_address, read_u16};
use crate::error::TidepoolError;

/// The sysvar that shows the transaction's instructions.
pub const INSTRUCTIONS: Address =
    Address::from_str_const("Sysvar1nstructions1111111111111111111111111");
/// `AdvanceNonceAccount`, as the system program reads it.
const ADVANCE_NONCE: [u8; 4] = [4, 0, 0, 0];
/// Offset of the first instruction's offset, after the number of instructions.
const FIRST_OFFSET: usize = 2;
/// Length of an account in an instruction: its flags and its address.
const META_LEN: usize = 33;

/// Refuses a transaction whose first instruction advances a nonce, which is what makes it
/// durable; the caller has checked the sysvar's address.
///
/// # Errors
/// [`TidepoolError::DurableNonce`]; [`TidepoolError::WrongSysvar`] for unreadable bytes.
#[inline(never)]
pub fn refuse_durable_nonce(instructions: &UncheckedAccount) -> Result<()> {
    let data = instructions.try_borrow()?;
    let durable = first_advances_nonce(&data).ok_or(TidepoolError::WrongSysvar)?;
    require!(!durable, TidepoolError::DurableNonce);
    Ok(())
}

/// Whether the first instruction advances a nonce; `None` for bytes that show no instruction.
pub fn first_advances_nonce(data: &[u8]) -> Option<bool> {
    let first = usize::from(read_u16(data, FIRST_OFFSET)?);
    let accounts = usize::from(read_u16(data, first)?).checked_mul(META_LEN)?;
    let program = first.checked_add(2)?.checked_add(accounts)?;
    let length = program.checked_add(32)?;
    let begins = length.checked_add(2)?;
    let is_systems = address_eq(&read_address(data, program)?, &System::id());
    let advances = read_u16(data, length)? >= 4 && field(data, begins) == Some(&ADVANCE_NONCE);
    Some(is_systems && advances)
}
