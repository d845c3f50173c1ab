//! Whether a stake has certainly warmed up or cooled down, from the stake history.
//!
//! In each epoch the cluster lets at most 9 % of its effective stake change. Where fewer
//! than that asked to, all of it does. Only this certain case is decided here, in integers:
//! an uncertain one waits an epoch instead of failing in the stake program.

use anchor_lang::prelude::*;

use super::bytes::read_u64;
use crate::error::TidepoolError;

/// The stake history sysvar.
pub const STAKE_HISTORY: Address =
    Address::from_str_const("SysvarStakeHistory1111111111111111111111111");
/// Percent of the effective stake that may change in an epoch.
const CHANGE_PERCENT: u128 = 9;
const ENTRY_LEN: usize = 32;

/// The sysvar's bytes: a count, then entries from the newest epoch to the oldest, each
/// (epoch, effective, activating, deactivating).
pub struct StakeHistory<'a>(pub &'a [u8]);

struct Entry {
    epoch: u64,
    effective: u64,
    activating: u64,
    deactivating: u64,
}

impl StakeHistory<'_> {
    /// Whether a stake delegated in `activation` is fully effective in `epoch`.
    ///
    /// # Errors
    /// [`TidepoolError::WrongSysvar`] for bytes that are no stake history.
    pub fn warmed_up(&self, activation: u64, epoch: u64) -> Result<bool> {
        self.changed_fully(activation, epoch, |entry| entry.activating)
    }

    /// Whether a stake deactivated in `deactivation` has no effect in `epoch`.
    ///
    /// # Errors
    /// [`TidepoolError::WrongSysvar`] for bytes that are no stake history.
    pub fn cooled_down(&self, deactivation: u64, epoch: u64) -> Result<bool> {
        self.changed_fully(deactivation, epoch, |entry| entry.deactivating)
    }

    /// Whether in some epoch from `asked` on, before `epoch`, everybody who asked to change
    /// could. Like the stake program it looks for an epoch where it stands if none was ever
    /// skipped: one beyond the oldest entry is long done, and where another stands instead,
    /// nothing is certain, because the stake program itself fails there.
    fn changed_fully(&self, asked: u64, epoch: u64, asking: fn(&Entry) -> u64) -> Result<bool> {
        let count = read_u64(self.0, 0).ok_or(TidepoolError::WrongSysvar)?;
        for before in asked..epoch {
            let number = epoch.saturating_sub(before).saturating_sub(1);
            if number >= count {
                return Ok(true);
            }
            let entry = self.entry(number).ok_or(TidepoolError::WrongSysvar)?;
            if entry.epoch != before {
                return Ok(false);
            }
            // Where nobody asked, whoever did was not counted, and the stake program stops there.
            if asking(&entry) == 0 {
                return Ok(false);
            }
            if everybody_fits(asking(&entry), &entry) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn entry(&self, number: u64) -> Option<Entry> {
        let offset = usize::try_from(number).ok()?.checked_mul(ENTRY_LEN)?.checked_add(8)?;
        let entry = self.0.get(offset..)?.get(..ENTRY_LEN)?;
        Some(Entry {
            epoch: read_u64(entry, 0)?,
            effective: read_u64(entry, 8)?,
            activating: read_u64(entry, 16)?,
            deactivating: read_u64(entry, 24)?,
        })
    }
}

/// Strictly below the limit, because the stake program computes it in floating point.
fn everybody_fits(asking: u64, entry: &Entry) -> bool {
    let asking = u128::from(asking).saturating_mul(100);
    asking < u128::from(entry.effective).saturating_mul(CHANGE_PERCENT)
}
