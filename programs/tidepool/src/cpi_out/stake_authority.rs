//! The stake program: who may do what with an account.

use anchor_lang::{
    CpiHandle, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::{data::word_tag_and_amount, pool_handle::pool_handle};
use crate::{chain::stake_account::STAKE_PROGRAM, state::Pool};

const AUTHORIZE: u8 = 1;
const STAKER: u8 = 0;
const WITHDRAWER: u8 = 1;
const WITHDRAW: u8 = 4;
/// `SetLockup` with a time, an epoch and a custodian, all of them nothing.
const LIFT_LOCKUP: [u8; 55] = {
    let mut data = [0; 55];
    data[0] = 6;
    // Each of the three is given, and is zero.
    data[4] = 1;
    data[13] = 1;
    data[22] = 1;
    data
};

/// Makes the pool staker and withdrawer of `owner`'s stake account; `owner`, its withdrawer,
/// signs the transaction.
#[inline(never)]
pub fn take_over(
    stake: &UncheckedAccount,
    clock: &UncheckedAccount,
    owner: &Signer,
    pool: &Address,
) {
    for role in [STAKER, WITHDRAWER] {
        authorize(stake, clock, *owner.account(), &[], &authorization(role, pool));
    }
}

/// Makes `heir` staker and withdrawer of a stake account of the pool's.
#[inline(never)]
pub fn hand_over(
    stake: &UncheckedAccount,
    clock: &UncheckedAccount,
    pool: &Account<Pool>,
    heir: &Address,
) {
    for role in [STAKER, WITHDRAWER] {
        let data = authorization(role, heir);
        authorize(stake, clock, *pool.account(), &[&pool.signer()], &data);
    }
}

#[inline(never)]
fn authorize(
    stake: &UncheckedAccount,
    clock: &UncheckedAccount,
    authority: AccountView,
    seeds: &[&[&[u8]]],
    data: &[u8; 40],
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        data,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly_signer(authority.address()),
        ],
        &[CpiHandle::readonly(stake), CpiHandle::readonly(clock), CpiHandle::readonly(&authority)],
        seeds,
    );
}

/// `Authorize`: the tag, the new authority, its role.
fn authorization(role: u8, to: &Address) -> [u8; 40] {
    let mut data = [0; 40];
    let (tag, rest) = data.split_at_mut(4);
    tag.copy_from_slice(&u32::from(AUTHORIZE).to_le_bytes());
    let (address, last) = rest.split_at_mut(32);
    address.copy_from_slice(to.as_ref());
    last.copy_from_slice(&u32::from(role).to_le_bytes());
    data
}

/// Removes what an ended lockup leaves behind, a custodian among it.
#[inline(never)]
pub fn lift_lockup(stake: &UncheckedAccount, pool: &Account<Pool>) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &LIFT_LOCKUP,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[CpiHandle::readonly(stake), pool_handle(pool)],
        &[&pool.signer()],
    );
}

/// Withdraws `lamports` of `owner`'s stake account to the reserve; `owner` signs the
/// transaction.
#[inline(never)]
pub fn withdraw_from(
    stake: &UncheckedAccount,
    reserve: &UncheckedAccount,
    lamports: u64,
    clock: &UncheckedAccount,
    stake_history: &UncheckedAccount,
    owner: &Signer,
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &word_tag_and_amount(WITHDRAW, lamports),
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::writable(reserve.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly(stake_history.address()),
            InstructionAccount::readonly_signer(owner.address()),
        ],
        &[
            CpiHandle::readonly(stake),
            CpiHandle::readonly(reserve),
            CpiHandle::readonly(clock),
            CpiHandle::readonly(stake_history),
            CpiHandle::readonly(owner),
        ],
        &[],
    );
}
