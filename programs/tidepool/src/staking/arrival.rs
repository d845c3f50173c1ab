//! Stake that a holder brings joins a validator's main account.

use anchor_lang::prelude::*;

use super::{creation::create_stake_account, main_account::active_main};
use crate::{
    chain::{incoming_stake::IncomingStake, stake_account::StakeDelegation},
    cpi_out::{stake, stake_authority},
    error::TidepoolError,
    state::{Pool, ValidatorEntry, validator_entry::StakeKind},
};

/// The accounts that take part.
pub struct ArrivalAccounts<'a> {
    /// The pool, staker and withdrawer of both stake accounts by now.
    pub pool: &'a Account<Pool>,
    /// What was brought.
    pub source: &'a UncheckedAccount,
    /// The main account, or the address of its next creation.
    pub stake: &'a UncheckedAccount,
    /// Named where an account is created.
    pub reserve: &'a UncheckedAccount,
    /// The clock sysvar.
    pub clock: &'a UncheckedAccount,
    /// The stake history sysvar.
    pub stake_history: &'a UncheckedAccount,
}

/// Refuses stake of a validator that the pool would not choose itself.
///
/// # Errors
/// [`TidepoolError::ValidatorFlagged`], [`TidepoolError::ValidatorLeaving`].
pub fn require_welcome(entry: &ValidatorEntry) -> Result<()> {
    require!(!entry.is_leaving(), TidepoolError::ValidatorLeaving);
    require!(!entry.is_flagged(), TidepoolError::ValidatorFlagged);
    Ok(())
}

/// Merges the source into the main account, or makes it the main account where there is none.
///
/// # Errors
/// [`TidepoolError::WrongStakeAccount`], [`TidepoolError::WrongStakeAddress`],
/// [`TidepoolError::ValidatorNotReady`] while the main account cannot take active stake,
/// [`TidepoolError::BelowMinimumDelegation`].
pub fn join_main(
    with: &ArrivalAccounts<'_>,
    incoming: &IncomingStake,
    delegation: &StakeDelegation,
    epoch: u64,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    let expected = with.stake.lamports().checked_add(with.source.lamports());
    if entry.has_stake() {
        active_main(with.stake, with.stake_history, with.pool.address(), entry, epoch)?;
        stake::merge(with.stake, with.source, with.clock, with.stake_history, with.pool);
    } else {
        let minimum = stake::minimum_delegation()?;
        require!(delegation.stake >= minimum, TidepoolError::BelowMinimumDelegation);
        become_main(with, incoming, entry)?;
    }
    require!(Some(with.stake.lamports()) == expected, TidepoolError::UnexpectedStakeState);
    Ok(())
}

/// A stake account keeps its address for life, so that all of the source is split into a new
/// one at an address of ours.
fn become_main(
    with: &ArrivalAccounts<'_>,
    incoming: &IncomingStake,
    entry: &mut ValidatorEntry,
) -> Result<()> {
    create_stake_account(StakeKind::Main, with.stake, 0, with.reserve, with.pool, entry)?;
    stake::split(with.source, with.stake, with.source.lamports(), with.pool);
    // A split inherits the lockup; its custodian must have no say in an account of ours.
    if !incoming.lockup.is_empty() {
        stake_authority::lift_lockup(with.stake, with.pool);
    }
    Ok(())
}
