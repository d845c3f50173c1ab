//! Making stake accounts at addresses that nobody else can ever own.

use anchor_lang::{address_eq, prelude::*, solana_program::hash::hashv};

use crate::{
    cpi_out::{stake, system},
    error::TidepoolError,
    state::{Pool, ValidatorEntry, validator_entry::StakeKind},
};

/// What ends the bytes whose hash is an address of this program.
const ID_AND_MARKER: &[u8; 32 + 21] = &id_and_marker();

/// Creates an uninitialised stake account with `lamports` of the reserve at the next address
/// of `entry`'s kind and records it. The only place that searches for a stake account's bump:
/// later uses compare with the record. Where the reserve has paid, the next call must name it:
/// the runtime compares sums of lamports and sees only what a call names.
///
/// # Errors
/// [`TidepoolError::WrongStakeAddress`] when `account` is at another address,
/// [`TidepoolError::InsufficientReserve`] when the reserve holds less than `lamports`.
pub fn create_stake_account(
    kind: StakeKind,
    account: &UncheckedAccount,
    lamports: u64,
    reserve: &UncheckedAccount,
    pool: &Account<Pool>,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    let (prefix, generation) = entry.next_seeds(kind);
    let seeds = [prefix, pool.address().as_ref(), entry.vote.as_ref(), &generation];
    let bump = canonical_bump(seeds, account.address())?;
    let bump_seed = [bump];
    let [prefix, address, vote, generation] = seeds;
    let signed = [prefix, address, vote, generation, &bump_seed];
    system::create_stake_account(account, reserve, pool, &signed);
    system::move_lamports(reserve, account, lamports)?;
    entry.record_creation(kind, *account.address(), bump)
}

/// The highest bump that makes an address of these seeds, which must be the `given` one.
///
/// The one that matches need not be checked here: the runtime derives it again when it signs
/// the creation, and refuses an address on the curve.
#[inline(always)]
fn canonical_bump(seeds: [&[u8]; 4], given: &Address) -> Result<u8> {
    let [prefix, pool, vote, generation] = seeds;
    let mut bump = u8::MAX;
    loop {
        let parts = [prefix, pool, vote, generation, &[bump], ID_AND_MARKER];
        let derived = Address::new_from_array(hashv(&parts).to_bytes());
        if address_eq(&derived, given) {
            return Ok(bump);
        }
        require!(derived.is_on_curve(), TidepoolError::WrongStakeAddress);
        bump = bump.checked_sub(1).ok_or(TidepoolError::WrongStakeAddress)?;
    }
}

/// Creates a stake account as [`create_stake_account`] does, and initialises and delegates it.
///
/// # Errors
/// Those of [`create_stake_account`].
pub fn create_delegated(
    kind: StakeKind,
    account: &UncheckedAccount,
    lamports: u64,
    rent: &UncheckedAccount,
    with: &stake::DelegateAccounts<'_>,
    pool: &Account<Pool>,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    create_stake_account(kind, account, lamports, with.reserve, pool, entry)?;
    stake::initialize(account, rent, with.reserve, pool.address());
    stake::delegate(account, with, pool);
    Ok(())
}

const fn id_and_marker() -> [u8; 32 + 21] {
    let mut bytes = [0; 32 + 21];
    let (id, marker) = bytes.split_at_mut(32);
    id.copy_from_slice(crate::ID.as_array());
    marker.copy_from_slice(b"ProgramDerivedAddress");
    bytes
}
