//! The rates of the last epochs, so that a yield can be shown without an indexer.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};

use crate::constants::HISTORY_LEN;

/// The rate at one epoch's update.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable, IdlType)]
pub struct RateRecord {
    /// The epoch that the update ran in.
    pub epoch: u64,
    /// Its slot.
    pub slot: u64,
    /// Lamports that the rate recognised just after it.
    pub value: u64,
    /// Shares just after it.
    pub shares: u64,
}

/// A ring of the last [`HISTORY_LEN`] records.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
pub struct History {
    /// Updates recorded since the pool's creation; the next goes to this, modulo the length.
    pub recorded: u64,
    /// The ring.
    pub records: [RateRecord; HISTORY_LEN],
}

impl History {
    /// Adds a record over the oldest one; a second update of an epoch replaces its record.
    pub fn record(&mut self, record: RateRecord) {
        let newest = self.recorded.checked_sub(1).and_then(|newest| self.slot_of(newest));
        if let Some(newest) = newest
            && newest.epoch == record.epoch
        {
            *newest = record;
            return;
        }
        if let Some(slot) = self.slot_of(self.recorded) {
            *slot = record;
            self.recorded = self.recorded.saturating_add(1);
        }
    }

    fn slot_of(&mut self, number: u64) -> Option<&mut RateRecord> {
        let length = u64::try_from(self.records.len()).ok()?;
        let index = usize::try_from(number.checked_rem(length)?).ok()?;
        self.records.get_mut(index)
    }
}
