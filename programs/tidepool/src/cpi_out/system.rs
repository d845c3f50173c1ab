//! The system program: moving lamports and creating accounts.

use anchor_lang::{
    CpiHandle, Id, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::data::word_tag_and_amount;
use crate::{
    chain::stake_account::STAKE_PROGRAM,
    constants::{STAKE_ACCOUNT_LEN, seeds},
    error::TidepoolError,
    state::Pool,
};

const ASSIGN: u8 = 1;
const TRANSFER: u8 = 2;
const ALLOCATE: u8 = 8;
const STAKE_SPACE: u64 = 200;
const _: () = assert!(STAKE_ACCOUNT_LEN == 200);
/// `CreateAccount` of an empty stake account: the tag, no lamports, the space, the owner.
const CREATE_STAKE_ACCOUNT: [u8; 4 + 8 + 8 + 32] = create_account(STAKE_SPACE, &STAKE_PROGRAM);

/// Moves `lamports` from a wallet that signs the transaction.
#[inline(never)]
pub fn transfer(from: &Signer, to: &UncheckedAccount, lamports: u64) {
    unchecked_invoke_signed_fixed(
        &System::id(),
        &word_tag_and_amount(TRANSFER, lamports),
        &[
            InstructionAccount::writable_signer(from.address()),
            InstructionAccount::writable(to.address()),
        ],
        &[CpiHandle::readonly(from), CpiHandle::readonly(to)],
        &[],
    );
}

/// Gives a wallet address of ours to `owner`, without data.
#[inline(never)]
pub fn assign(account: &UncheckedAccount, owner: &Address, seeds: &[&[u8]]) {
    unchecked_invoke_signed_fixed(
        &System::id(),
        &assign_instruction(owner),
        &[InstructionAccount::writable_signer(account.address())],
        &[CpiHandle::readonly(account)],
        &[seeds],
    );
}

/// Makes an uninitialised stake account at an address of ours, and pays nothing into it.
///
/// `CreateAccount` does all in one call. It wants a payer that signs and carries no data; the
/// reserve is one, and since it belongs to this program it can pay only nothing. `CreateAccount`
/// refuses an address that somebody has funded before: that takes two calls, and what the
/// address holds stays in the account and is observed as a gain.
pub fn create_stake_account(
    stake: &UncheckedAccount,
    reserve: &UncheckedAccount,
    pool: &Account<Pool>,
    seeds: &[&[u8]],
) {
    if stake.lamports() == 0 {
        create_unfunded(stake, reserve, pool, seeds);
    } else {
        allocate(stake, STAKE_SPACE, seeds);
        assign(stake, &STAKE_PROGRAM, seeds);
    }
}

#[inline(never)]
fn create_unfunded(
    stake: &UncheckedAccount,
    reserve: &UncheckedAccount,
    pool: &Account<Pool>,
    seeds: &[&[u8]],
) {
    let reserve_seeds = [seeds::RESERVE, pool.address().as_ref(), &[pool.bumps.reserve]];
    unchecked_invoke_signed_fixed(
        &System::id(),
        &CREATE_STAKE_ACCOUNT,
        &[
            InstructionAccount::writable_signer(reserve.address()),
            InstructionAccount::writable_signer(stake.address()),
        ],
        &[CpiHandle::readonly(reserve), CpiHandle::readonly(stake)],
        &[&reserve_seeds, seeds],
    );
}

#[inline(never)]
fn allocate(account: &UncheckedAccount, space: u64, seeds: &[&[u8]]) {
    unchecked_invoke_signed_fixed(
        &System::id(),
        &word_tag_and_amount(ALLOCATE, space),
        &[InstructionAccount::writable_signer(account.address())],
        &[CpiHandle::readonly(account)],
        &[seeds],
    );
}

/// Debits an account that this program owns and credits any other.
///
/// # Errors
/// [`TidepoolError::InsufficientReserve`] when the debited account holds less.
pub fn move_lamports(from: &AccountView, to: &AccountView, lamports: u64) -> Result<()> {
    let (mut from, mut to) = (*from, *to);
    let left = from.lamports().checked_sub(lamports).ok_or(TidepoolError::InsufficientReserve)?;
    from.set_lamports(left);
    // After the debit, so that an account paid by itself keeps what it had.
    let sum = to.lamports().checked_add(lamports).ok_or(TidepoolError::AmountOutOfRange)?;
    to.set_lamports(sum);
    Ok(())
}

fn assign_instruction(owner: &Address) -> [u8; 36] {
    let mut data = [0; 36];
    if let Some((tag, address)) = data.split_at_mut_checked(4) {
        tag.copy_from_slice(&[ASSIGN, 0, 0, 0]);
        address.copy_from_slice(owner.as_ref());
    }
    data
}

const fn create_account(space: u64, owner: &Address) -> [u8; 52] {
    let mut data = [0; 52];
    let (_, tail) = data.split_at_mut(12);
    let (space_bytes, owner_bytes) = tail.split_at_mut(8);
    space_bytes.copy_from_slice(&space.to_le_bytes());
    owner_bytes.copy_from_slice(owner.as_array());
    data
}
