//! The addresses that sign.

use pinocchio::ProgramResult;
use pinocchio::cpi::{Seed, Signer};

/// The pool: mint authority, staker and withdrawer.
pub const POOL: &[u8] = b"pool";
/// A ticket.
pub const TICKET: &[u8] = b"ticket";
/// Signs events.
pub const EVENT: &[u8] = b"event";

/// Runs `call` with the signature of one address.
#[inline(always)]
pub fn signed(
    prefix: &[u8],
    bump: u8,
    call: impl FnOnce(&[Signer]) -> ProgramResult,
) -> ProgramResult {
    let bump = [bump];
    let seeds = [Seed::from(prefix), Seed::from(&bump)];
    call(&[Signer::from(&seeds)])
}
