//! The moment of an operation: slot, epoch and where in the epoch the slot lies.

use crate::{
    amount::{Epoch, Slot},
    bounds::{MAX_SLOTS_PER_EPOCH, MILLION},
    error::{Error, Result},
    mul_div::{mul_div_floor, product},
    parameters::Parameters,
    schedule::EpochSchedule,
};

/// A slot and its epoch: all that an entry needs to know of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The slot.
    pub slot: Slot,
    /// Its epoch.
    pub epoch: Epoch,
}

impl From<&EpochClock> for Moment {
    fn from(clock: &EpochClock) -> Self {
        Self { slot: clock.slot, epoch: clock.epoch }
    }
}

/// A slot together with the epoch that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochClock {
    /// The slot.
    pub slot: Slot,
    /// Its epoch.
    pub epoch: Epoch,
    /// The epoch's first slot.
    pub first_slot: Slot,
    /// Slots in this epoch (`N`); warm-up epochs are shorter than the later ones.
    pub slots: u64,
}

impl EpochClock {
    /// Places `slot` of `epoch` on the cluster's schedule.
    ///
    /// # Errors
    /// [`Error::Overflow`] for an empty epoch or one of more than 2^32 slots.
    pub fn new(schedule: &EpochSchedule, slot: Slot, epoch: Epoch) -> Result<Self> {
        let slots = schedule.slots_in(epoch.0).ok_or(Error::Overflow)?;
        let first_slot = schedule.first_slot_of(epoch.0).ok_or(Error::Overflow)?;
        if slots == 0 || slots > MAX_SLOTS_PER_EPOCH {
            return Err(Error::Overflow);
        }
        Ok(Self { slot, epoch, first_slot: Slot(first_slot), slots })
    }

    /// Slots since the epoch began (`t_e`).
    #[must_use]
    pub const fn elapsed(&self) -> u64 {
        self.slot.0.saturating_sub(self.first_slot.0)
    }

    /// Length of the delegation window in slots (`W`), at least one.
    #[must_use]
    #[inline(always)]
    pub fn window(&self, parameters: &Parameters) -> u64 {
        let share = u64::from(parameters.window.0);
        mul_div_floor(self.slots, share, MILLION).unwrap_or(self.slots).max(1)
    }

    /// Whether the slot lies in the last `W` slots of the epoch.
    #[must_use]
    pub fn in_window(&self, parameters: &Parameters) -> bool {
        self.elapsed() >= self.slots.saturating_sub(self.window(parameters))
    }

    /// Whether the slot lies in the last quarter of the window.
    #[must_use]
    pub fn is_late(&self, parameters: &Parameters) -> bool {
        self.elapsed() >= self.slots.saturating_sub(self.window(parameters) >> 2)
    }

    /// `(N + W) * 10^6`, the yardstick of the slope cap.
    #[inline(always)]
    pub(crate) fn parking_span(&self, parameters: &Parameters) -> Result<u64> {
        self.slots
            .checked_add(self.window(parameters))
            .and_then(|span| product(span, MILLION))
            .ok_or(Error::Overflow)
    }
}
