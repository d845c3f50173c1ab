//! The SPL token program: minting and burning.

use anchor_lang::{
    CpiHandle, Id, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::{data::byte_tag_and_amount, pool_handle::pool_handle};
use crate::state::Pool;

const MINT_TO: u8 = 7;
const BURN: u8 = 8;

/// Mints `shares` to a token account; the pool signs.
#[inline(never)]
pub fn mint_to(
    mint: &UncheckedAccount,
    recipient: &UncheckedAccount,
    pool: &Account<Pool>,
    shares: u64,
) {
    unchecked_invoke_signed_fixed(
        &Token::id(),
        &byte_tag_and_amount(MINT_TO, shares),
        &[
            InstructionAccount::writable(mint.address()),
            InstructionAccount::writable(recipient.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[CpiHandle::readonly(mint), CpiHandle::readonly(recipient), pool_handle(pool)],
        &[&pool.signer()],
    );
}

/// Burns `shares` of a token account; its owner or delegate signs the transaction.
#[inline(never)]
pub fn burn(mint: &UncheckedAccount, source: &UncheckedAccount, authority: &Signer, shares: u64) {
    unchecked_invoke_signed_fixed(
        &Token::id(),
        &byte_tag_and_amount(BURN, shares),
        &[
            InstructionAccount::writable(source.address()),
            InstructionAccount::writable(mint.address()),
            InstructionAccount::readonly_signer(authority.address()),
        ],
        &[CpiHandle::readonly(source), CpiHandle::readonly(mint), CpiHandle::readonly(authority)],
        &[],
    );
}
