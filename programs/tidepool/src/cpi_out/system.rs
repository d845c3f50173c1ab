//! The system program: moving lamports and creating accounts.

use anchor_lang::{
    CpiHandle, Id, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::data::word_tag_and_amount;
use crate::{
    chain::stake_account::STAKE_PROGRAM, constants::STAKE_ACCOUNT_LEN, error::TidepoolError,
};

const ASSIGN: u8 = 1;
const TRANSFER: u8 = 2;
const ALLOCATE: u8 = 8;
const STAKE_SPACE: u64 = 200;
const _: () = assert!(STAKE_ACCOUNT_LEN == 200);

/// Moves `lamports` from a wallet that signs the transaction.
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
pub fn assign(account: &UncheckedAccount, owner: &Address, seeds: &[&[u8]]) {
    unchecked_invoke_signed_fixed(
        &System::id(),
        &assign_instruction(owner),
        &[InstructionAccount::writable_signer(account.address())],
        &[CpiHandle::readonly(account)],
        &[seeds],
    );
}

/// Makes an uninitialised stake account at an address of ours, funded with `lamports` of the
/// reserve.
///
/// The reserve is no wallet, so it is debited directly; the runtime compares the sum of
/// lamports at each CPI and knows only the accounts that the CPI names: hence the reserve
/// in the first one. An address that somebody has funded before is no obstacle: what it
/// holds stays in the account and is observed as a gain.
///
/// # Errors
/// [`TidepoolError::InsufficientReserve`] when the reserve holds less.
pub fn create_stake_account(
    reserve: &UncheckedAccount,
    stake: &UncheckedAccount,
    lamports: u64,
    seeds: &[&[u8]],
) -> Result<()> {
    move_lamports(reserve, stake, lamports)?;
    unchecked_invoke_signed_fixed(
        &System::id(),
        &word_tag_and_amount(ALLOCATE, STAKE_SPACE),
        &[
            InstructionAccount::writable_signer(stake.address()),
            InstructionAccount::writable(reserve.address()),
        ],
        &[CpiHandle::readonly(stake), CpiHandle::readonly(reserve)],
        &[seeds],
    );
    assign(stake, &STAKE_PROGRAM, seeds);
    Ok(())
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
