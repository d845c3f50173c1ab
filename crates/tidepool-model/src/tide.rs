//! The tide: what is unvested, what is recognised, and the cap on the slope between the two.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// `M`: the tide never takes longer than this many epochs, or a floor below the yield would
/// withhold rewards for ever.
pub const LONGEST_TIDE_EPOCHS: i128 = 16;

impl Model {
    /// `max(0, s0 + d - t)`: slots until the tide has flowed in.
    pub fn remaining(&self, slot: u64) -> i128 {
        (self.tide_start + self.tide_length - i128::from(slot)).max(0)
    }

    /// `U(t)`: lamports not recognised at `slot`, rounded up.
    pub fn unvested(&self, slot: u64) -> Result<i128, ModelError> {
        ratio::ceil(&[self.tide, self.remaining(slot)], &[self.tide_length])
    }

    /// `V(t) = B - U(t)`: lamports recognised at `slot`; at least 1.
    pub fn value(&self, slot: u64) -> Result<i128, ModelError> {
        Ok(self.backing - self.unvested(slot)?)
    }

    /// Restores the cap on the slope after an exit, by stretching the tide.
    ///
    /// `value_before` is `V(t)` before the exit in the same slot.
    pub fn recap(
        &mut self,
        value_before: i128,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<(), ModelError> {
        let tide = self.unvested(clock.slot)?;
        let remaining = self.remaining(clock.slot);
        if tide == 0 {
            return Ok(());
        }
        let value = self.value(clock.slot)?;
        let needed = shortest_length(tide, value, clock, parameters)?;
        let longest = LONGEST_TIDE_EPOCHS * i128::from(clock.slots_per_epoch);
        let length = if needed <= longest {
            needed
        } else {
            // Out of reach: keep the slope as it was before this exit. Rounded down, because a
            // dust exit must not move the end; and to the longest tide at most, because rounds of
            // a deposit and an exit would otherwise multiply the length without limit.
            ratio::floor(&[remaining, value_before], &[value])?.min(longest.max(remaining))
        };
        if length > remaining {
            self.tide = tide;
            self.tide_start = i128::from(clock.slot);
            self.tide_length = length;
        }
        Ok(())
    }

    /// Restores the cap after the exit floor or the window has changed: what is too steep flows
    /// as slowly as it needs, in sixteen epochs from now at most.
    pub fn retune(&mut self, clock: &Clock, parameters: &Parameters) -> Result<(), ModelError> {
        let tide = self.unvested(clock.slot)?;
        if tide == 0 {
            return Ok(());
        }
        let needed = shortest_length(tide, self.value(clock.slot)?, clock, parameters)?;
        let longest = LONGEST_TIDE_EPOCHS * i128::from(clock.slots_per_epoch);
        let length = needed.min(longest);
        if length > self.remaining(clock.slot) {
            self.tide = tide;
            self.tide_start = i128::from(clock.slot);
            self.tide_length = length;
        }
        Ok(())
    }

    /// Starts the tide anew at an update, between one and sixteen epochs long.
    pub(crate) fn restart_tide(
        &mut self,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<(), ModelError> {
        let epoch = i128::from(clock.slots_per_epoch);
        let value = self.backing - self.tide;
        let needed = shortest_length(self.tide, value, clock, parameters)?;
        self.tide_start = i128::from(clock.slot);
        self.tide_length = needed.max(epoch).min(LONGEST_TIDE_EPOCHS * epoch);
        Ok(())
    }
}

/// `ceil(u * (N + W) / (f * V))`: slots in which `tide` lifts `value` by at most the exit floor per
/// `N + W` slots, so that parking capital beside it never pays.
fn shortest_length(
    tide: i128,
    value: i128,
    clock: &Clock,
    parameters: &Parameters,
) -> Result<i128, ModelError> {
    let floor = i128::from(parameters.exit_floor);
    let span = clock.idle_span(parameters)?;
    ratio::ceil(&[tide, span, MILLION], &[floor, value])
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };

    fn with_tide(tide: i128, length: i128) -> Model {
        let mut model = Model::create(2_000_000_000, &CLOCK).unwrap();
        model.backing += tide;
        model.reserve_tracked += tide;
        model.tide = tide;
        model.tide_length = length;
        model
    }

    #[test]
    fn the_tide_falls_linearly_and_rounds_up() {
        let model = with_tide(100, 7);
        // 100 * 7 / 7, 100 * 6 / 7 = 85.7.., 100 * 1 / 7 = 14.2.., and nothing from the end on.
        let unvested: Vec<_> =
            [5_000, 5_001, 5_006, 5_007, 9_999].map(|slot| model.unvested(slot).unwrap()).to_vec();
        assert_eq!(unvested, [100, 86, 15, 0, 0]);
        assert_eq!(model.value(5_001), Ok(2_000_000_100 - 86));
    }

    #[test]
    fn a_steep_tide_is_stretched_to_the_cap() {
        // 1,000,000 * 1,100 * 10^6 / (700 * 2 * 10^9) = 785.7.., rounded up.
        let mut model = with_tide(1_000_000, 500);
        let value = model.value(5_000).unwrap();
        model.recap(value, &CLOCK, &Parameters::default()).unwrap();
        assert_eq!(model.tide_length, 786);
        assert_eq!(model.tide, 1_000_000);
    }

    #[test]
    fn a_flat_tide_is_left_alone() {
        let mut model = with_tide(1_000_000, 787);
        let before = model;
        model.recap(2_000_000_000, &CLOCK, &Parameters::default()).unwrap();
        assert_eq!(model, before);
    }

    #[test]
    fn a_tide_beyond_the_cap_only_keeps_its_slope() {
        // 10^8 * 1,100 * 10^6 / (700 * 2 * 10^9) = 78,571.4.. > 16,000.
        // From V = 3 * 10^9 to 2 * 10^9: 801 * 3 / 2 = 1,201.5, rounded down.
        let clock = Clock { slot: 5_199, ..CLOCK };
        let mut model = with_tide(100_000_000, 1_000);
        let unvested = model.unvested(5_199).unwrap();
        assert_eq!(unvested, 80_100_000);
        model.backing -= 19_900_000;
        assert_eq!(model.value(5_199), Ok(2_000_000_000));
        model.recap(3_000_000_000, &clock, &Parameters::default()).unwrap();
        assert_eq!(model.tide, 80_100_000);
        assert_eq!(model.tide_start, 5_199);
        assert_eq!(model.tide_length, 1_201);
    }

    #[test]
    fn dust_does_not_move_the_end_of_a_tide_beyond_the_cap() {
        // 999 * (2 * 10^9 + 1) / (2 * 10^9) = 999.0000004.., rounded down to what it was.
        let clock = Clock { slot: 5_001, ..CLOCK };
        let mut model = with_tide(100_000_000, 1_000);
        model.backing -= 100_000;
        assert_eq!(model.value(5_001), Ok(2_000_000_000));
        let before = model;
        model.recap(2_000_000_001, &clock, &Parameters::default()).unwrap();
        assert_eq!(model, before);
    }

    #[test]
    fn an_exit_keeps_the_slope_of_a_tide_beyond_the_cap() {
        // A third of the shares leaves: V from 3 * 10^9 to 2 * 10^9, and 1,000 * 3 / 2 slots.
        let parameters = Parameters::default();
        let mut model = with_tide(200_000_000, 1_000);
        model.deposit(1_000_000_000, 0, &CLOCK, &parameters).unwrap();
        model.order(1_000_000_000, 0, &CLOCK, &parameters).unwrap();
        assert_eq!(model.value(5_000), Ok(2_000_000_000));
        assert_eq!(model.tide_length, 1_500);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn no_exit_stretches_a_tide_beyond_sixteen_epochs() {
        // V from 34 * 10^9 to 2 * 10^9 would be 1,000 * 17 slots.
        let parameters = Parameters::default();
        let mut model = with_tide(200_000_000, 1_000);
        model.deposit(32_000_000_000, 0, &CLOCK, &parameters).unwrap();
        model.order(32_000_000_000, 0, &CLOCK, &parameters).unwrap();
        assert_eq!(model.value(5_000), Ok(2_000_000_000));
        assert_eq!(model.tide_length, 16_000);
    }

    #[test]
    fn a_tide_that_is_already_longer_keeps_its_end() {
        // Only an epoch schedule whose epochs become shorter could leave such a tide behind.
        let parameters = Parameters::default();
        let mut model = with_tide(400_000_000, 17_000);
        model.deposit(2_000_000_000, 0, &CLOCK, &parameters).unwrap();
        model.order(2_000_000_000, 0, &CLOCK, &parameters).unwrap();
        assert_eq!((model.tide, model.tide_start), (400_000_000, 5_000));
        assert_eq!(model.tide_length, 17_000);
    }
}
