//! Events, as logs or as instructions of this program to itself: the latter are never truncated.
//!
//! The framework's own macros copy the making of an event into every instruction; the one for
//! instructions goes by way of the general, allocating caller as well, at twice the cost of the
//! rest of an update.

use alloc::vec::Vec;

use anchor_lang::{
    CpiHandle, Event,
    bytemuck::{Pod, bytes_of},
    event::EVENT_IX_TAG_LE,
    pinocchio::instruction::InstructionAccount,
    prelude::*,
    unchecked_invoke_signed_fixed,
};

use crate::constants::seeds;

/// Logs `event`, as the framework's `emit!` does.
pub fn log<E: Event + Pod>(event: &E) {
    log_parts(E::DISCRIMINATOR, bytes_of(event));
}

/// Emits `event`; `authority` and `bump` are those of the accounts struct, checked by it.
pub fn emit_by_cpi<E: Event + Pod>(authority: &UncheckedAccount, bump: u8, event: &E) {
    emit_parts(authority, bump, E::DISCRIMINATOR, bytes_of(event));
}

#[inline(never)]
fn log_parts(discriminator: &[u8], event: &[u8]) {
    sol_log_data(&[&joined(&[], discriminator, event)]);
}

#[inline(never)]
fn emit_parts(authority: &UncheckedAccount, bump: u8, discriminator: &[u8], event: &[u8]) {
    unchecked_invoke_signed_fixed(
        &crate::ID,
        &joined(EVENT_IX_TAG_LE, discriminator, event),
        &[InstructionAccount::readonly_signer(authority.address())],
        &[CpiHandle::readonly(authority)],
        &[&[seeds::EVENT_AUTHORITY, &[bump]]],
    );
}

#[inline(always)]
fn joined(tag: &[u8], discriminator: &[u8], event: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(256);
    data.extend_from_slice(tag);
    data.extend_from_slice(discriminator);
    data.extend_from_slice(event);
    data
}
