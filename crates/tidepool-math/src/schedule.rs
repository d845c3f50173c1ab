//! The cluster's epoch schedule: where an epoch begins and how long it is.

use crate::mul_div::product;

/// Slots of the first warm-up epoch, a constant of the runtime.
const MINIMUM_SLOTS_PER_EPOCH: u64 = 32;

/// The four fields of the `EpochSchedule` sysvar that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochSchedule {
    /// Slots in every epoch from `first_normal_epoch` on.
    pub slots_per_epoch: u64,
    /// The first epoch of full length; earlier ones double from 32 slots.
    pub first_normal_epoch: u64,
    /// The first slot of `first_normal_epoch`.
    pub first_normal_slot: u64,
}

impl EpochSchedule {
    /// Slots in `epoch`, or `None` beyond 64 bits.
    #[must_use]
    pub fn slots_in(&self, epoch: u64) -> Option<u64> {
        if epoch >= self.first_normal_epoch {
            return Some(self.slots_per_epoch);
        }
        MINIMUM_SLOTS_PER_EPOCH.checked_mul(1_u64.checked_shl(u32::try_from(epoch).ok()?)?)
    }

    /// The first slot of `epoch`, or `None` beyond 64 bits.
    #[must_use]
    pub fn first_slot_of(&self, epoch: u64) -> Option<u64> {
        match epoch.checked_sub(self.first_normal_epoch) {
            Some(normal) => {
                product(normal, self.slots_per_epoch)?.checked_add(self.first_normal_slot)
            }
            // 32 + 64 + 128 + ... = 32 * (2^epoch - 1)
            None => self.slots_in(epoch)?.checked_sub(MINIMUM_SLOTS_PER_EPOCH),
        }
    }
}
