//! The stake program. The pool is staker and withdrawer of every account and signs.
//!
//! Clock and stake history are always passed: older versions of the program demand them, newer
//! ones ignore them.

use anchor_lang::{
    CpiHandle, pinocchio::instruction::InstructionAccount, prelude::*,
    unchecked_invoke_signed_fixed,
};

use super::{data::word_tag_and_amount, pool_handle::pool_handle};
use crate::{chain::stake_account::STAKE_PROGRAM, state::Pool};

const DELEGATE: [u8; 4] = [2, 0, 0, 0];
const DEACTIVATE: [u8; 4] = [5, 0, 0, 0];
const MERGE: [u8; 4] = [7, 0, 0, 0];
const GET_MINIMUM_DELEGATION: [u8; 4] = [13, 0, 0, 0];

/// Makes the pool staker and withdrawer of an uninitialised stake account, without lockup.
/// `reserve` has just paid it: the runtime must see both sides.
#[inline(never)]
pub fn initialize(
    stake: &UncheckedAccount,
    rent: &UncheckedAccount,
    reserve: &UncheckedAccount,
    pool: &Address,
) {
    let mut data = [0; 4 + 64 + 48];
    if let Some(authorities) = data.get_mut(4..68) {
        for (byte, from) in authorities.iter_mut().zip(pool.as_ref().iter().cycle()) {
            *byte = *from;
        }
    }
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &data,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(rent.address()),
            InstructionAccount::readonly(reserve.address()),
        ],
        &[CpiHandle::readonly(stake), CpiHandle::readonly(rent), CpiHandle::readonly(reserve)],
        &[],
    );
}

/// The accounts that `delegate` passes besides the stake.
pub struct DelegateAccounts<'a> {
    /// The vote account.
    pub vote: &'a UncheckedAccount,
    /// The clock sysvar.
    pub clock: &'a UncheckedAccount,
    /// The stake history sysvar.
    pub stake_history: &'a UncheckedAccount,
    /// The account that the stake program once read its configuration from.
    pub stake_config: &'a UncheckedAccount,
    /// The reserve.
    pub reserve: &'a UncheckedAccount,
}

/// Delegates all of a stake account's lamports beyond its rent.
pub fn delegate(stake: &UncheckedAccount, with: &DelegateAccounts<'_>, pool: &Account<Pool>) {
    delegate_seeing(with.stake_config, stake, with, pool);
}

/// Delegates anew an account that is not yet effective and that the reserve has just paid: the
/// runtime must see both sides.
pub fn delegate_paid(stake: &UncheckedAccount, with: &DelegateAccounts<'_>, pool: &Account<Pool>) {
    delegate_seeing(with.reserve, stake, with, pool);
}

/// Names `seen` where the configuration once was.
#[inline(never)]
fn delegate_seeing(
    seen: &UncheckedAccount,
    stake: &UncheckedAccount,
    with: &DelegateAccounts<'_>,
    pool: &Account<Pool>,
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &DELEGATE,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(with.vote.address()),
            InstructionAccount::readonly(with.clock.address()),
            InstructionAccount::readonly(with.stake_history.address()),
            InstructionAccount::readonly(seen.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[
            CpiHandle::readonly(stake),
            CpiHandle::readonly(with.vote),
            CpiHandle::readonly(with.clock),
            CpiHandle::readonly(with.stake_history),
            CpiHandle::readonly(seen),
            pool_handle(pool),
        ],
        &[&pool.signer()],
    );
}

/// Begins the cool-down of a stake account; one of this epoch stops at once.
#[inline(never)]
pub fn deactivate(stake: &UncheckedAccount, clock: &UncheckedAccount, pool: &Account<Pool>) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &DEACTIVATE,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[CpiHandle::readonly(stake), CpiHandle::readonly(clock), pool_handle(pool)],
        &[&pool.signer()],
    );
}

/// Splits `lamports` into an uninitialised stake account.
#[inline(never)]
pub fn split(
    stake: &UncheckedAccount,
    into: &UncheckedAccount,
    lamports: u64,
    pool: &Account<Pool>,
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &word_tag_and_amount(3, lamports),
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::writable(into.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[CpiHandle::readonly(stake), CpiHandle::readonly(into), pool_handle(pool)],
        &[&pool.signer()],
    );
}

/// Merges `source` into `stake`; its account ceases to exist.
#[inline(never)]
pub fn merge(
    stake: &AccountView,
    source: &AccountView,
    clock: &UncheckedAccount,
    stake_history: &UncheckedAccount,
    pool: &Account<Pool>,
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &MERGE,
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::writable(source.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly(stake_history.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[
            CpiHandle::readonly(stake),
            CpiHandle::readonly(source),
            CpiHandle::readonly(clock),
            CpiHandle::readonly(stake_history),
            pool_handle(pool),
        ],
        &[&pool.signer()],
    );
}

/// Withdraws `lamports` to the reserve; all of them end the account.
#[inline(never)]
pub fn withdraw(
    stake: &AccountView,
    reserve: &UncheckedAccount,
    lamports: u64,
    clock: &UncheckedAccount,
    stake_history: &UncheckedAccount,
    pool: &Account<Pool>,
) {
    unchecked_invoke_signed_fixed(
        &STAKE_PROGRAM,
        &word_tag_and_amount(4, lamports),
        &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::writable(reserve.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly(stake_history.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ],
        &[
            CpiHandle::readonly(stake),
            CpiHandle::readonly(reserve),
            CpiHandle::readonly(clock),
            CpiHandle::readonly(stake_history),
            pool_handle(pool),
        ],
        &[&pool.signer()],
    );
}

/// Lamports that are ample for a new delegation: ten times today's minimum. Asking costs 1,700
/// compute units, and if the minimum ever exceeds this the stake program refuses by itself.
pub const AMPLE_DELEGATION: u64 = 10_000_000_000;
/// Lamports on each side of a holder's split that are ample without asking: twice today's
/// minimum. So near, because an exit is small, and one that is refused harms its sender alone.
pub const AMPLE_EXIT: u64 = 2_000_000_000;
/// Lamports on both sides of a crank's split that are ample without asking for the minimum: a hundred
/// times it.
pub const AMPLE_SPLIT: u64 = 100_000_000_000;

/// Lamports of stake that are worth an account, whatever the stake program says: 1 SOL. Dust
/// would take a validator's only transient.
const LEAST_DELEGATION: u64 = 1_000_000_000;

/// Lamports that a delegation must have at least: what the stake program says now, and 1 SOL.
///
/// # Errors
/// The framework's `InvalidArgument` when the stake program answers with anything else.
#[inline(never)]
pub fn minimum_delegation() -> Result<u64> {
    unchecked_invoke_signed_fixed(&STAKE_PROGRAM, &GET_MINIMUM_DELEGATION, &[], &[], &[]);
    let (program, answer) = anchor_lang::solana_program::program::get_return_data()
        .ok_or(ProgramError::InvalidArgument)?;
    let minimum = answer.first_chunk().filter(|_| program == STAKE_PROGRAM);
    let minimum = minimum.map(|bytes| u64::from_le_bytes(*bytes));
    Ok(minimum.ok_or(ProgramError::InvalidArgument)?.max(LEAST_DELEGATION))
}
