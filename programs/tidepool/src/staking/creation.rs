//! Making stake accounts at addresses that nobody else can ever own.

use anchor_lang::{find_program_address, prelude::*};

use crate::{
    cpi_out::{stake, system},
    error::TidepoolError,
    state::{Pool, ValidatorEntry, validator_entry::StakeKind},
};

/// Creates an uninitialised stake account with `lamports` of the reserve at the next address
/// of `entry`'s kind and records it. The only place that searches for a stake account's bump: later uses
/// compare with the record.
///
/// # Errors
/// [`TidepoolError::WrongStakeAddress`] when `account` is at another address.
pub fn create(
    kind: StakeKind,
    account: &UncheckedAccount,
    lamports: u64,
    reserve: &UncheckedAccount,
    pool: &Address,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    let (prefix, generation) = entry.next_seeds(kind);
    let seeds = [prefix, pool.as_ref(), entry.vote.as_ref(), &generation];
    let (address, bump) = find_program_address(&seeds, &crate::ID);
    require!(address == *account.address(), TidepoolError::WrongStakeAddress);
    let bump_seed = [bump];
    let [prefix, pool, vote, generation] = seeds;
    let signed = [prefix, pool, vote, generation, &bump_seed];
    system::create_stake_account(reserve, account, lamports, &signed)?;
    entry.record_creation(kind, address, bump)
}

/// Creates a stake account as [`create`] does, and initialises and delegates it.
///
/// # Errors
/// Those of [`create`].
pub fn create_delegated(
    kind: StakeKind,
    account: &UncheckedAccount,
    lamports: u64,
    rent: &UncheckedAccount,
    with: &stake::DelegateAccounts<'_>,
    pool: &Account<Pool>,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    create(kind, account, lamports, with.reserve, pool.address(), entry)?;
    stake::initialize(account, rent, pool.address());
    stake::delegate(account, with, pool);
    Ok(())
}
