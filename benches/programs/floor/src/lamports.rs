//! Lamports without a call: what a program may do with an account that it owns.

use pinocchio::AccountView;

/// Moves `lamports`; a runtime that finds the sums unequal afterwards refuses the instruction.
#[inline(always)]
pub fn transfer(from: &mut AccountView, to: &mut AccountView, lamports: u64) {
    from.set_lamports(from.lamports().wrapping_sub(lamports));
    to.set_lamports(to.lamports().wrapping_add(lamports));
}
