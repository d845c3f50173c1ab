//! The token metadata program: what wallets show of tideSOL.

use alloc::vec::Vec;

use anchor_lang::{
    CpiHandle, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::pool_handle::pool_handle;
use crate::state::Pool;

/// The metadata program of Metaplex.
pub const METADATA_PROGRAM: Address =
    Address::from_str_const("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s");
/// First seed of a metadata address; the program and the mint follow.
pub const METADATA_SEED: &[u8] = b"metadata";

/// `UpdateMetadataAccountV2` with new data.
const UPDATE_WITH: [u8; 2] = [15, 1];
/// No new update authority, no new mark of a first sale, and mutable as before.
const UPDATE_REST: [u8; 3] = [0, 0, 0];
/// `CreateMetadataAccountV3`.
const CREATE_WITH: [u8; 1] = [33];
/// Mutable, and no collection's.
const CREATE_REST: [u8; 2] = [1, 0];
/// No royalty, no creators, no collection, no uses.
const PLAIN: [u8; 5] = [0; 5];

/// The token's name, its symbol and where its description is found, each padded with zeros to
/// the length that the metadata program stores.
pub type Texts<'a> = [&'a [u8]; 3];

/// Makes the metadata account, or changes it where it is there; the pool signs.
pub fn set(
    metadata: &UncheckedAccount,
    mint: &UncheckedAccount,
    payer: &Signer,
    pool: &Account<Pool>,
    system_program: &Program<System>,
    texts: &Texts,
) {
    if metadata.lamports() == 0 {
        create(metadata, mint, payer, pool, system_program, texts);
    } else {
        update(metadata, pool, texts);
    }
}

#[inline(never)]
fn create(
    metadata: &UncheckedAccount,
    mint: &UncheckedAccount,
    payer: &Signer,
    pool: &Account<Pool>,
    system_program: &Program<System>,
    texts: &Texts,
) {
    unchecked_invoke_signed_fixed(
        &METADATA_PROGRAM,
        &data(&CREATE_WITH, texts, &CREATE_REST),
        &[
            InstructionAccount::writable(metadata.address()),
            InstructionAccount::readonly(mint.address()),
            InstructionAccount::readonly_signer(pool.address()),
            InstructionAccount::writable_signer(payer.address()),
            InstructionAccount::readonly_signer(pool.address()),
            InstructionAccount::readonly(system_program.address()),
        ],
        &[
            CpiHandle::readonly(metadata),
            CpiHandle::readonly(mint),
            pool_handle(pool),
            CpiHandle::readonly(payer),
            pool_handle(pool),
            CpiHandle::readonly(system_program),
        ],
        &[&pool.signer()],
    );
}

#[inline(never)]
fn update(metadata: &UncheckedAccount, pool: &Account<Pool>, texts: &Texts) {
    unchecked_invoke_signed_fixed(
        &METADATA_PROGRAM,
        &data(&UPDATE_WITH, texts, &UPDATE_REST),
        &[
            InstructionAccount::writable(metadata.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[CpiHandle::readonly(metadata), pool_handle(pool)],
        &[&pool.signer()],
    );
}

/// The instruction's data: each text with its length before it.
fn data(tag: &[u8], texts: &Texts, rest: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(272);
    data.extend_from_slice(tag);
    for text in texts {
        // All three are shorter than a byte counts.
        data.extend_from_slice(&[u8::try_from(text.len()).unwrap_or(u8::MAX), 0, 0, 0]);
        data.extend_from_slice(text);
    }
    data.extend_from_slice(&PLAIN);
    data.extend_from_slice(rest);
    data
}
