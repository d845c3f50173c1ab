//! Events as instructions of this program to itself: unlike logs they are never truncated.
//!
//! The framework's own macro does the same by way of its general, allocating caller, at twice
//! the cost of the rest of an update.

use anchor_lang::{
    CpiHandle, Event, event::EVENT_IX_TAG_LE, pinocchio::instruction::InstructionAccount,
    prelude::*, unchecked_invoke_signed_fixed,
};

use crate::constants::seeds;

/// Emits `event`; `authority` and `bump` are those of the accounts struct, checked by it.
pub fn emit_by_cpi<E: Event>(authority: &UncheckedAccount, bump: u8, event: &E) {
    let mut data = alloc::vec::Vec::with_capacity(256);
    data.extend_from_slice(EVENT_IX_TAG_LE);
    data.extend_from_slice(&event.data());
    unchecked_invoke_signed_fixed(
        &crate::ID,
        &data,
        &[InstructionAccount::readonly_signer(authority.address())],
        &[CpiHandle::readonly(authority)],
        &[&[seeds::EVENT_AUTHORITY, &[bump]]],
    );
}
