//! Where in time an operation happens.

use crate::error::ModelError;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// Where in time an operation happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// `t`: the slot of the operation.
    pub slot: u64,
    /// The epoch of that slot.
    pub epoch: u64,
    /// The first slot of that epoch.
    pub first_slot: u64,
    /// `N`: how many slots that epoch has.
    pub slots_per_epoch: u64,
}

impl Clock {
    /// `t_e`: slots since the epoch began.
    pub fn elapsed(&self) -> i128 {
        i128::from(self.slot) - i128::from(self.first_slot)
    }

    /// `W = max(1, floor(N * window))`: the delegation window in slots.
    pub fn window(&self, parameters: &Parameters) -> Result<i128, ModelError> {
        let slots = i128::from(self.slots_per_epoch);
        let share = i128::from(parameters.window);
        Ok(ratio::floor(&[slots, share], &[MILLION])?.max(1))
    }

    /// `N + W` in slots: the longest that capital can sit in the pool before it is staked.
    pub fn idle_span(&self, parameters: &Parameters) -> Result<i128, ModelError> {
        Ok(i128::from(self.slots_per_epoch) + self.window(parameters)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(slots_per_epoch: u64) -> Clock {
        Clock { slot: 1_234, epoch: 1, first_slot: 1_000, slots_per_epoch }
    }

    #[test]
    fn the_window_is_a_part_of_the_epoch() {
        let parameters = Parameters::default();
        // 432,000 * 0.1 = 43,200.
        assert_eq!(clock(432_000).window(&parameters), Ok(43_200));
        assert_eq!(clock(432_000).idle_span(&parameters), Ok(475_200));
        assert_eq!(clock(432_000).elapsed(), 234);
    }

    #[test]
    fn the_window_is_never_empty() {
        // 9 * 0.1 = 0.9, floored to 0, raised to 1.
        assert_eq!(clock(9).window(&Parameters::default()), Ok(1));
    }
}
