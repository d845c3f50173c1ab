//! What to pay for a compute unit, and by when it shall be done.

use tidepool_math::EpochClock;

use super::Policy;
use crate::plan::{Situation, StageKind};

/// Slots of an hour in an epoch of full length: by then the update shall be done.
const HOUR: u64 = 9_000;
/// What a bot needs wherever it is, in slots, half an epoch at most.
const LEAST: u64 = 100;
/// Slots of an epoch of full length.
const FULL_EPOCH: u64 = 432_000;
/// Parts of the way to a deadline, in thousandths.
const WHOLE: u64 = 1_000;

/// The time that a stage has, in slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// From here on it can be done.
    pub from: u64,
    /// By then it shall be.
    pub by: u64,
}

impl Deadline {
    /// The update's: the epoch's first hour, in proportion where epochs are shorter, but time
    /// enough to send and confirm a few transactions.
    #[must_use]
    pub const fn of_update(clock: &EpochClock) -> Self {
        let scaled = clock.slots.saturating_mul(HOUR) / FULL_EPOCH;
        let least = if clock.slots / 2 < LEAST { clock.slots / 2 } else { LEAST };
        let hour = if scaled < least { least } else { scaled };
        Self { from: clock.first_slot.0, by: clock.first_slot.0.saturating_add(hour) }
    }

    /// A stage's.
    #[must_use]
    pub fn of(kind: StageKind, situation: &Situation, clock: &EpochClock) -> Self {
        let end = clock.first_slot.0.saturating_add(clock.slots);
        let window = clock.window(&situation.snapshot.pool.parameters());
        match kind {
            StageKind::Looks | StageKind::Booking => Self::of_update(clock),
            StageKind::Changes | StageKind::Flags | StageKind::Prunes | StageKind::Claims => {
                Self { from: clock.first_slot.0, by: end.saturating_sub(window) }
            }
            StageKind::Undelegations | StageKind::Delegations => {
                Self { from: end.saturating_sub(window), by: end }
            }
        }
    }

    /// Whether `slot` is beyond it.
    #[must_use]
    pub const fn is_missed(&self, slot: u64) -> bool {
        slot > self.by
    }

    /// How much of the time is over at `slot`, in thousandths; nothing in its first half.
    #[must_use]
    pub fn urgency(&self, slot: u64) -> u64 {
        let half = self.by.saturating_sub(self.from).max(2) / 2;
        let late = slot.saturating_sub(self.from.saturating_add(half));
        late.saturating_mul(WHOLE).checked_div(half).unwrap_or(WHOLE).min(WHOLE)
    }
}

/// The percentile to pay and the highest price, at an urgency in thousandths. Both rise from
/// what is enough on a calm day to all that the policy allows, and never above.
pub(super) fn terms(policy: &Policy, urgency: u64) -> (u8, u64) {
    let percentile = ramp(policy.percentile.min(100).into(), 100, urgency);
    let calm = policy.calm_price.min(policy.highest_price);
    let price = ramp(calm, policy.highest_price, urgency);
    (u8::try_from(percentile).unwrap_or(100), price)
}

fn ramp(from: u64, to: u64, urgency: u64) -> u64 {
    let rise = u128::from(to.saturating_sub(from)) * u128::from(urgency.min(WHOLE));
    let rise = u64::try_from(rise / u128::from(WHOLE)).unwrap_or(u64::MAX);
    from.saturating_add(rise).min(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidepool_math::{Epoch, Slot};

    const DEADLINE: Deadline = Deadline { from: 1_000, by: 2_000 };

    #[test]
    fn prices_rise_in_the_second_half_of_the_time_and_never_above_the_cap() {
        let policy =
            Policy { percentile: 50, calm_price: 100, highest_price: 1_100, ..Policy::default() };
        let at = |slot| terms(&policy, DEADLINE.urgency(slot));
        assert_eq!(at(1_000), (50, 100));
        assert_eq!(at(1_500), (50, 100));
        assert_eq!(at(1_750), (75, 600));
        assert_eq!(at(2_000), (100, 1_100));
        assert_eq!(at(u64::MAX), (100, 1_100));
    }

    #[test]
    fn a_calm_price_above_the_cap_is_the_cap() {
        let policy = Policy { calm_price: 9, highest_price: 5, ..Policy::default() };
        assert_eq!(terms(&policy, 0).1, 5);
    }

    #[test]
    fn the_first_hour_shrinks_with_the_epoch() {
        let clock =
            |slots| EpochClock { slot: Slot(64), epoch: Epoch(2), first_slot: Slot(64), slots };
        assert_eq!(Deadline::of_update(&clock(432_000)), Deadline { from: 64, by: 9_064 });
        assert_eq!(Deadline::of_update(&clock(4_320)), Deadline { from: 64, by: 164 });
        assert_eq!(Deadline::of_update(&clock(8_640)), Deadline { from: 64, by: 244 });
        assert_eq!(Deadline::of_update(&clock(32)), Deadline { from: 64, by: 80 });
    }
}
