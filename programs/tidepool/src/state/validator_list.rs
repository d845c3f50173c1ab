//! The list of validators: a header of totals and slots whose indexes never change.

use anchor_lang::{accounts::Slab, prelude::*};

use super::validator_entry::ValidatorEntry;
use crate::error::TidepoolError;

/// The whole account: header, number of used slots, slots.
pub type ValidatorList = Slab<ValidatorListHeader, ValidatorEntry>;

/// Running totals, so that no instruction walks the list; seeds `validators`, pool.
#[account]
pub struct ValidatorListHeader {
    /// Layout version, [`VERSION`](crate::constants::VERSION).
    pub version: u8,
    /// Zero.
    pub padding: [u8; 7],
    /// The pool.
    pub pool: Address,
    /// Validators on the list (`n`).
    pub count: u64,
    /// The epoch that `seen` belongs to.
    pub seen_epoch: u64,
    /// Validators observed in `seen_epoch`.
    pub seen: u64,
    /// Lamports tracked in all stake accounts.
    pub total_tracked: u64,
    /// Lamports that `undelegate` told to cool in `seen_epoch`.
    pub cooling: u64,
    /// Lamports that it told to cool in earlier epochs and that have not come home.
    pub cooled_unswept: u64,
    /// Sum of all usable weights.
    pub sum_weights: u64,
    /// The first generation of a new entry's addresses, above all of entries that were pruned:
    /// no address of a validator that comes back is used twice.
    pub next_generation: u32,
    /// Zero.
    pub padding_after_generation: [u8; 4],
    /// Zero, for later versions.
    pub reserved: [u8; 56],
}

impl ValidatorListHeader {
    /// Opens `epoch`: nobody is seen yet, and what was cooling has had its boundary.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    #[inline(never)]
    pub fn roll(&mut self, epoch: u64) -> Result<()> {
        if self.seen_epoch == epoch {
            return Ok(());
        }
        self.seen_epoch = epoch;
        self.seen = 0;
        self.cooled_unswept = checked_sum(self.cooled_unswept, self.cooling)?;
        self.cooling = 0;
        Ok(())
    }

    /// Whether every validator was observed in `epoch`.
    #[inline(always)]
    pub fn all_seen(&self, epoch: u64) -> bool {
        self.count == 0 || (self.seen_epoch == epoch && self.seen == self.count)
    }

    /// Counts one more validator as observed in the epoch that was rolled to.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    #[inline(always)]
    pub fn count_seen(&mut self) -> Result<()> {
        self.seen = checked_sum(self.seen, 1)?;
        Ok(())
    }

    /// Tracks `now` lamports at a validator, whatever was tracked there before.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    #[inline(never)]
    pub fn track(&mut self, entry: &mut ValidatorEntry, now: u64) -> Result<()> {
        let rest = self.total_tracked.checked_sub(entry.tracked);
        let total = rest.and_then(|rest| rest.checked_add(now));
        self.total_tracked = total.ok_or(TidepoolError::AmountOutOfRange)?;
        entry.tracked = now;
        Ok(())
    }

    /// Tracks `lamports` more at a validator.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    pub fn track_more(&mut self, entry: &mut ValidatorEntry, lamports: u64) -> Result<()> {
        let now = checked_sum(entry.tracked, lamports)?;
        self.track(entry, now)
    }

    /// Replaces one validator's usable weight in the sum.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    #[inline(never)]
    pub fn reweigh(&mut self, before: &ValidatorEntry, after: &ValidatorEntry) -> Result<()> {
        let rest = self.sum_weights.checked_sub(before.usable_weight().into());
        let sum = rest.and_then(|rest| rest.checked_add(after.usable_weight().into()));
        self.sum_weights = sum.ok_or(TidepoolError::AmountOutOfRange)?;
        Ok(())
    }

    /// Counts one more validator, which has nothing to be looked at in the epoch that was
    /// rolled to.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    pub fn admit(&mut self) -> Result<()> {
        self.count = checked_sum(self.count, 1)?;
        self.count_seen()
    }

    /// Counts one validator less, with what was lost while it cooled there, and keeps its
    /// generations from ever being used again.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] for a validator that was never counted.
    pub fn dismiss(&mut self, entry: &ValidatorEntry) -> Result<()> {
        self.count = self.count.checked_sub(1).ok_or(TidepoolError::AmountOutOfRange)?;
        if entry.seen_epoch == self.seen_epoch {
            self.seen = self.seen.checked_sub(1).ok_or(TidepoolError::AmountOutOfRange)?;
        }
        self.end_cooling(entry.cooling);
        let used = entry.stake_generation.max(entry.transient_generation);
        self.next_generation = self.next_generation.max(used);
        Ok(())
    }

    /// Counts `lamports` as cooling from this epoch on.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    #[inline(never)]
    pub fn start_cooling(&mut self, lamports: u64) -> Result<()> {
        self.cooling = checked_sum(self.cooling, lamports)?;
        Ok(())
    }

    /// Takes back what [`Self::start_cooling`] counted in this epoch.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] for more than is cooling.
    #[inline(never)]
    pub fn stop_cooling(&mut self, lamports: u64) -> Result<()> {
        let rest = self.cooling.checked_sub(lamports);
        self.cooling = rest.ok_or(TidepoolError::AmountOutOfRange)?;
        Ok(())
    }

    /// Takes back what [`Self::start_cooling`] counted, in whichever counter it is by now.
    #[inline(never)]
    pub fn end_cooling(&mut self, lamports: u64) {
        let from_cooled = lamports.min(self.cooled_unswept);
        self.cooled_unswept = self.cooled_unswept.saturating_sub(from_cooled);
        self.cooling = self.cooling.saturating_sub(lamports.saturating_sub(from_cooled));
    }
}

fn checked_sum(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or_else(|| TidepoolError::AmountOutOfRange.into())
}

/// The entry at `index` if it is the one of `vote`.
///
/// # Errors
/// [`TidepoolError::NoSuchValidator`], [`TidepoolError::ValidatorMismatch`].
#[inline(never)]
pub fn entry_of(list: &ValidatorList, index: u32, vote: &Address) -> Result<ValidatorEntry> {
    let entry = entry_at(list, index)?;
    require!(anchor_lang::address_eq(&entry.vote, vote), TidepoolError::ValidatorMismatch);
    Ok(entry)
}

/// A copy of the occupied entry at `index`.
///
/// # Errors
/// [`TidepoolError::NoSuchValidator`].
#[inline(never)]
pub fn entry_at(list: &ValidatorList, index: u32) -> Result<ValidatorEntry> {
    let entry = usize::try_from(index).ok().and_then(|index| list.get(index));
    match entry {
        Some(entry) if entry.is_occupied() => Ok(*entry),
        _ => Err(TidepoolError::NoSuchValidator.into()),
    }
}

/// Writes an entry back.
///
/// # Errors
/// [`TidepoolError::NoSuchValidator`].
#[inline(never)]
pub fn store_entry(list: &mut ValidatorList, index: u32, entry: &ValidatorEntry) -> Result<()> {
    let slot = usize::try_from(index).ok().and_then(|index| list.get_mut(index));
    *slot.ok_or(TidepoolError::NoSuchValidator)? = *entry;
    Ok(())
}
