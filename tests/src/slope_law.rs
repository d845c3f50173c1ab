//! The slope cap: over `N + W` slots the tide lifts the rate by at most the exit floor.

use crate::snapshot::Snapshot;

/// Longest tide, in epochs.
const LONGEST: u64 = 16;
const MILLION: u128 = 1_000_000;

/// Slots of the epoch and of its delegation window.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Slots of the epoch (`N`).
    pub slots: u64,
    /// The part of them that is the window, in millionths.
    pub window: u32,
}

impl Span {
    /// `N + W`.
    fn parking(self) -> u128 {
        let slots = u128::from(self.slots);
        slots + (slots * u128::from(self.window) / MILLION).max(1)
    }
}

/// Checks that nothing but a longest tide is steeper than the cap, unless it was before.
///
/// # Panics
/// When the law is broken.
pub fn check_step(before: &Snapshot, after: &Snapshot, span: Span) {
    let longest = after.pool.rate.tide_duration == LONGEST * span.slots;
    if is_steep(after, after.slot, span) && !longest {
        assert!(is_steep(before, after.slot, span), "Slope cap: the tide is too steep");
    }
}

/// Whether `U (N + W) > d f V` at `slot`, by more than the rounding of `U`.
fn is_steep(now: &Snapshot, slot: u64, span: Span) -> bool {
    let rate = &now.pool.rate;
    let rest = (rate.tide_start + rate.tide_duration).saturating_sub(slot);
    let value = u128::from(now.value_at(slot));
    let unvested = u128::from(rate.backing) - value;
    let flow = unvested.saturating_sub(1) * span.parking() * MILLION;
    flow > u128::from(rest) * u128::from(rate.exit_floor) * value
}
