//! The tide: what the pool has earned and not yet let into the rate.

use crate::{
    amount::{Lamports, Slot},
    bounds::MAX_TIDE_EPOCHS,
    clock::EpochClock,
    error::{Error, Result},
    mul_div::{mul_div_ceil_inlined, mul_div_floor, mul_wide, product},
    parameters::Parameters,
};

/// Unvested lamports that fall linearly to zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tide {
    /// Unvested lamports at `start` (`U0`).
    pub amount: Lamports,
    /// The slot from which they vest (`s0`).
    pub start: Slot,
    /// Slots until all of them have (`d`), at least one.
    pub duration: u64,
}

impl Tide {
    /// Slots of vesting left at `slot`.
    #[must_use]
    pub const fn remaining(&self, slot: Slot) -> u64 {
        self.duration.saturating_sub(slot.0.saturating_sub(self.start.0))
    }

    /// `U(t)`: lamports still unvested at `slot`, rounded up.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a tide without duration, which no operation makes.
    pub fn unvested(&self, slot: Slot) -> Result<Lamports> {
        let remaining = self.remaining(slot);
        if remaining == 0 || self.amount == Lamports::ZERO {
            return Ok(Lamports::ZERO);
        }
        mul_div_ceil_inlined(self.amount.0, remaining, self.duration)
            .map(Lamports)
            .ok_or(Error::Overflow)
    }

    /// A tide of `amount` that starts now and is as steep as the slope cap allows, but lasts
    /// one epoch at least and sixteen at most. `value` is what the rate recognises now.
    pub(crate) fn starting(
        amount: Lamports,
        value: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Self> {
        let needed = capped_duration(amount, value, clock, parameters)?;
        let longest = u128::from(longest(clock));
        let duration = needed.clamp(u128::from(clock.slots), longest);
        let duration = u64::try_from(duration).map_err(|_| Error::Overflow)?;
        Ok(Self { amount, start: clock.slot, duration })
    }

    /// Restores the slope cap after an exit has lowered the value from `before` to `after`;
    /// `unvested` is what has not vested by now.
    ///
    /// Where even sixteen epochs are too steep the end stays where it is, unless the exit
    /// itself made the tide steeper in proportion: then it is stretched in that proportion,
    /// rounded down, so that exits of dust can never push the end away, and to sixteen
    /// epochs at most, so that rounds of deposits and exits cannot either.
    #[inline(always)]
    pub(crate) fn recapped(
        self,
        unvested: Lamports,
        before: Lamports,
        after: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Self> {
        let remaining = self.remaining(clock.slot);
        if unvested == Lamports::ZERO || within_cap(unvested, remaining, after, clock, parameters)?
        {
            return Ok(self);
        }
        let needed = capped_duration(unvested, after, clock, parameters)?;
        let duration = match u64::try_from(needed) {
            Ok(needed) if needed <= longest(clock) => needed,
            _ => {
                mul_div_floor(remaining, before.0, after.0).unwrap_or(u64::MAX).min(longest(clock))
            }
        };
        if duration <= remaining {
            return Ok(self);
        }
        Ok(Self { amount: unvested, start: clock.slot, duration })
    }

    /// Restores the slope cap after the parameters have changed; `unvested` is what has not
    /// vested by now, `value` what the rate recognises. Stretches only, to sixteen epochs from
    /// now at most, as an update would.
    pub(crate) fn retuned(
        self,
        unvested: Lamports,
        value: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Self> {
        if unvested == Lamports::ZERO {
            return Ok(self);
        }
        let needed = capped_duration(unvested, value, clock, parameters)?;
        let duration = u64::try_from(needed).unwrap_or(u64::MAX).min(longest(clock));
        if duration <= self.remaining(clock.slot) {
            return Ok(self);
        }
        Ok(Self { amount: unvested, start: clock.slot, duration })
    }
}

/// The longest tide, in slots (`M * N`).
const fn longest(clock: &EpochClock) -> u64 {
    clock.slots.saturating_mul(MAX_TIDE_EPOCHS)
}

/// Whether `amount` over `duration` is no steeper than the exit floor pays for:
/// `amount * (N + W) <= duration * f * value`, compared without a division.
#[inline(always)]
fn within_cap(
    amount: Lamports,
    duration: u64,
    value: Lamports,
    clock: &EpochClock,
    parameters: &Parameters,
) -> Result<bool> {
    let span = clock.parking_span(parameters)?;
    let paid = product(duration, parameters.exit_floor.0.into()).ok_or(Error::Overflow)?;
    // Rounding the ratio of both up decides most cases in one word.
    let ratio = span.checked_div(paid).and_then(|floor| floor.checked_add(1));
    let least = ratio.and_then(|ratio| product(amount.0, ratio));
    if least.is_some_and(|least| least <= value.0) {
        return Ok(true);
    }
    Ok(mul_wide(amount.0, span) <= mul_wide(paid, value.0))
}

/// `ceil(amount * (N + W) / (f * value))`: the shortest duration within the slope cap.
fn capped_duration(
    amount: Lamports,
    value: Lamports,
    clock: &EpochClock,
    parameters: &Parameters,
) -> Result<u128> {
    let span = u128::from(clock.parking_span(parameters)?);
    let steep = u128::from(amount.0).checked_mul(span).ok_or(Error::Overflow)?;
    let paid = u128::from(parameters.exit_floor.0)
        .checked_mul(u128::from(value.0))
        .ok_or(Error::Overflow)?;
    let whole = steep.checked_div(paid).ok_or(Error::Overflow)?;
    let rest = steep.checked_rem(paid).ok_or(Error::Overflow)?;
    if rest == 0 { Ok(whole) } else { whole.checked_add(1).ok_or(Error::Overflow) }
}
