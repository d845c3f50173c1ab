//! Looking at a validator's stake accounts and booking what was found.

use anchor_lang::prelude::*;

use crate::{
    chain::stake_account::{Found, inspect},
    error::TidepoolError,
    state::{Pool, ValidatorEntry, ValidatorListHeader, validator_entry::StakeKind},
};

/// One recorded account and what it turned out to be.
#[derive(Clone, Copy)]
pub struct Sighting {
    /// The account.
    pub account: AccountView,
    /// What it is to us.
    pub found: Found,
    /// Its lamports at the look, before anything is merged into it.
    pub lamports: u64,
}

/// Both accounts of a validator, as far as they are recorded.
#[derive(Clone, Copy)]
pub struct Sightings {
    /// The lasting account.
    pub main: Option<Sighting>,
    /// The account on its way in or out.
    pub transient: Option<Sighting>,
}

impl Sightings {
    /// Reads `accounts`, which must be the recorded ones of `entry`, main first.
    ///
    /// # Errors
    /// [`TidepoolError::WrongStakeAccount`] for one too few, one too many or another address.
    pub fn take(entry: &ValidatorEntry, accounts: &[AccountView], pool: &Address) -> Result<Self> {
        let mut accounts = accounts.iter();
        let mut next = |kind| -> Result<Option<Sighting>> {
            let account = *accounts.next().ok_or(TidepoolError::WrongStakeAccount)?;
            entry.require_recorded(kind, account.address())?;
            let found = inspect(&account, pool, &entry.vote);
            Ok(Some(Sighting { account, found, lamports: account.lamports() }))
        };
        let main = if entry.has_stake() { next(StakeKind::Main)? } else { None };
        let transient = if entry.has_transient() { next(StakeKind::Transient)? } else { None };
        require!(accounts.next().is_none(), TidepoolError::WrongStakeAccount);
        Ok(Self { main, transient })
    }

    /// Whether any stake of ours was told to cool and has not come home.
    pub fn is_any_deactivated(&self) -> bool {
        [self.main, self.transient]
            .into_iter()
            .flatten()
            .any(|sighting| matches!(sighting.found, Found::Ours(stake) if stake.is_deactivated()))
    }

    /// Lamports that count: all of those in accounts that are as recorded, and of odd ones
    /// no more than was tracked, because their state may be somebody's doing.
    fn lamports(&self, tracked: u64) -> Result<u64> {
        let (mut ours, mut odd) = (0_u64, 0_u64);
        for sighting in [self.main, self.transient].into_iter().flatten() {
            let sum = match sighting.found {
                Found::Ours(_) => &mut ours,
                Found::Idle | Found::Odd => &mut odd,
                Found::Lost => continue,
            };
            *sum = sum.checked_add(sighting.lamports).ok_or(TidepoolError::AmountOutOfRange)?;
        }
        let counted = ours.checked_add(odd.min(tracked.saturating_sub(ours)));
        counted.ok_or_else(|| TidepoolError::AmountOutOfRange.into())
    }
}

/// Books the difference between what is found and what was tracked: losses always, gains
/// only where `gains` says that this is the epoch's first look.
///
/// # Errors
/// [`TidepoolError::AmountOutOfRange`] for more lamports than exist.
pub fn book(
    sightings: &Sightings,
    gains: bool,
    entry: &mut ValidatorEntry,
    list: &mut ValidatorListHeader,
    pool: &mut Pool,
) -> Result<()> {
    let found = sightings.lamports(entry.tracked)?;
    if found > entry.tracked && !gains {
        return Ok(());
    }
    pool.book_observed(entry.tracked, found)?;
    list.track(entry, found)
}
