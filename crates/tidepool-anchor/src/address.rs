//! Addresses compared and derived: the framework copies both into every check of an account.

use anchor_lang::prelude::*;

/// Whether two addresses are the same.
#[inline(never)]
#[must_use]
pub fn address_eq(one: &Address, other: &Address) -> bool {
    anchor_lang::address_eq(one, other)
}

/// The canonical bump of the address that `seeds` derive, which must be the `expected` one.
///
/// # Errors
/// [`ProgramError::InvalidSeeds`].
#[inline(never)]
pub fn find_and_verify_program_address(
    seeds: &[&[u8]],
    program_id: &Address,
    expected: &Address,
) -> Result<u8> {
    anchor_lang::find_and_verify_program_address(seeds, program_id, expected)
}

/// A name that the macros use for [`find_and_verify_program_address`].
///
/// # Errors
/// Those of [`find_and_verify_program_address`].
pub fn find_and_verify_program_address_skip_curve(
    seeds: &[&[u8]],
    program_id: &Address,
    expected: &Address,
) -> Result<u8> {
    find_and_verify_program_address(seeds, program_id, expected)
}
