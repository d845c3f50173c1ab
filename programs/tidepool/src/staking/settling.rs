//! What follows from a first look: arrived stake is merged, cooled stake comes home, lost
//! accounts are forgotten.

use anchor_lang::prelude::*;

use super::observation::{Sighting, Sightings};
use crate::{
    chain::{
        stake_account::{Found, Phase},
        stake_history::StakeHistory,
    },
    cpi_out::stake,
    state::{Pool, ValidatorEntry, ValidatorListHeader, validator_entry::StakeKind},
};

/// Excess lamports below this stay where they are: 0.01 SOL. The rents of a few merges are not
/// worth a call, and a lamport's gift must not make one.
const SMALLEST_SWEEP: u64 = 10_000_000;

/// The accounts that settling passes to the stake program.
pub struct SettlingAccounts<'a> {
    /// The pool, which signs.
    pub pool: &'a mut Account<Pool>,
    /// Receives cooled stake.
    pub reserve: &'a UncheckedAccount,
    /// The clock sysvar.
    pub clock: &'a UncheckedAccount,
    /// The stake history sysvar.
    pub stake_history: &'a UncheckedAccount,
    /// Lamports that a stake account needs to exist, as of now.
    pub rent: u64,
}

/// Settles both accounts of an entry that was just observed for the first time in `epoch`.
///
/// # Errors
/// [`TidepoolError::WrongSysvar`] for an unreadable stake history.
pub fn settle(
    sightings: &Sightings,
    epoch: u64,
    entry: &mut ValidatorEntry,
    list: &mut ValidatorListHeader,
    with: &mut SettlingAccounts<'_>,
) -> Result<()> {
    // A restart of the cluster may undo a deactivation: then nothing is on its way any more.
    if entry.cooling > 0 && !sightings.is_any_deactivated() {
        end_cooling(entry, list);
    }
    if let Some(transient) = sightings.transient {
        match phase(&transient, epoch, with.stake_history)? {
            None => forget(StakeKind::Transient, entry, list),
            Some(Phase::Inactive) => {
                sweep(StakeKind::Transient, &transient, entry, list, with)?;
            }
            Some(Phase::Active) => join(&transient, sightings.main, epoch, entry, with)?,
            Some(Phase::Starting | Phase::Moving) => {}
        }
    }
    if let Some(main) = sightings.main {
        settle_main(&main, epoch, entry, list, with)?;
    }
    Ok(())
}

/// Most main accounts are delegated and never deactivated: no need to ask the history.
fn settle_main(
    main: &Sighting,
    epoch: u64,
    entry: &mut ValidatorEntry,
    list: &mut ValidatorListHeader,
    with: &mut SettlingAccounts<'_>,
) -> Result<()> {
    match main.found {
        Found::Lost => forget(StakeKind::Main, entry, list),
        Found::Idle => sweep(StakeKind::Main, main, entry, list, with)?,
        Found::Ours(delegation) if delegation.is_deactivated() => {
            if phase(main, epoch, with.stake_history)? == Some(Phase::Inactive) {
                sweep(StakeKind::Main, main, entry, list, with)?;
            }
        }
        Found::Ours(delegation) => {
            let excess = delegation.excess(main.lamports, with.rent);
            if excess >= SMALLEST_SWEEP {
                withdraw(main, excess, entry, list, with)?;
            }
        }
        Found::Odd => {}
    }
    Ok(())
}

/// The phase of an account of ours; `None` for a lost one. An odd one is left alone.
#[inline(never)]
fn phase(
    sighting: &Sighting,
    epoch: u64,
    stake_history: &UncheckedAccount,
) -> Result<Option<Phase>> {
    match sighting.found {
        Found::Ours(delegation) => {
            let data = stake_history.try_borrow()?;
            delegation.phase(epoch, &StakeHistory(&data)).map(Some)
        }
        Found::Idle => Ok(Some(Phase::Inactive)),
        Found::Odd => Ok(Some(Phase::Moving)),
        Found::Lost => Ok(None),
    }
}

/// Merges an active transient into an active main, or makes it the main where none is left.
fn join(
    transient: &Sighting,
    main: Option<Sighting>,
    epoch: u64,
    entry: &mut ValidatorEntry,
    with: &mut SettlingAccounts<'_>,
) -> Result<()> {
    let Some(main) = main else {
        entry.stake = entry.transient;
        entry.stake_bump = entry.transient_bump;
        entry.forget(StakeKind::Transient);
        return Ok(());
    };
    if phase(&main, epoch, with.stake_history)? == Some(Phase::Active) {
        entry.forget(StakeKind::Transient);
        stake::merge(&main.account, &transient.account, with.clock, with.stake_history, with.pool);
    }
    Ok(())
}

/// Brings all lamports of an inactive account home and forgets it.
#[inline(never)]
fn sweep(
    kind: StakeKind,
    sighting: &Sighting,
    entry: &mut ValidatorEntry,
    list: &mut ValidatorListHeader,
    with: &mut SettlingAccounts<'_>,
) -> Result<()> {
    forget(kind, entry, list);
    withdraw(sighting, sighting.lamports, entry, list, with)
}

/// Brings lamports of an account home. An idle account may hold more than is tracked; the
/// rest is then observed in the reserve.
#[inline(never)]
fn withdraw(
    sighting: &Sighting,
    lamports: u64,
    entry: &mut ValidatorEntry,
    list: &mut ValidatorListHeader,
    with: &mut SettlingAccounts<'_>,
) -> Result<()> {
    let tracked = lamports.min(entry.tracked);
    let rest = entry.tracked.saturating_sub(tracked);
    list.track(entry, rest)?;
    with.pool.receive(tracked)?;
    stake::withdraw(
        &sighting.account,
        with.reserve,
        lamports,
        with.clock,
        with.stake_history,
        with.pool,
    );
    Ok(())
}

/// Forgets an account and what was counted as cooling in it.
#[inline(never)]
fn forget(kind: StakeKind, entry: &mut ValidatorEntry, list: &mut ValidatorListHeader) {
    if kind == StakeKind::Transient || !entry.has_transient() {
        end_cooling(entry, list);
    }
    entry.forget(kind);
}

fn end_cooling(entry: &mut ValidatorEntry, list: &mut ValidatorListHeader) {
    list.end_cooling(core::mem::take(&mut entry.cooling));
}
