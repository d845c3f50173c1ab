//! A validator's main account, where active stake joins it or leaves it.

use anchor_lang::prelude::*;

use crate::{
    chain::{
        stake_account::{Phase, StakeDelegation, require_ours},
        stake_history::StakeHistory,
    },
    error::TidepoolError,
    state::{ValidatorEntry, validator_entry::StakeKind},
};

/// What is delegated in the main account of `entry`, all of it effective; `pool` is its
/// authority.
///
/// # Errors
/// [`TidepoolError::WrongStakeAccount`] for another address than the recorded one,
/// [`TidepoolError::ValidatorNotReady`] where there is no such account or its stake is not
/// wholly active.
#[inline(never)]
pub fn active_main(
    stake: &UncheckedAccount,
    stake_history: &UncheckedAccount,
    pool: &Address,
    entry: &ValidatorEntry,
    epoch: u64,
) -> Result<StakeDelegation> {
    require!(entry.has_stake(), TidepoolError::ValidatorNotReady);
    entry.require_recorded(StakeKind::Main, stake.address())?;
    let main =
        require_ours(stake, pool, &entry.vote).map_err(|_| TidepoolError::ValidatorNotReady)?;
    let history = stake_history.try_borrow()?;
    let phase = main.phase(epoch, &StakeHistory(&history))?;
    require!(phase == Phase::Active, TidepoolError::ValidatorNotReady);
    Ok(main)
}
