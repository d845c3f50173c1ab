//! When the pool may be priced, and when it may be entered.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::model::Model;

impl Model {
    /// Epochs since the last update.
    pub fn behind(&self, clock: &Clock) -> i128 {
        i128::from(clock.epoch) - i128::from(self.last_update_epoch)
    }

    /// Every priced operation: at most one epoch behind, and no loss waiting to be booked.
    pub(crate) fn require_fresh(&self, clock: &Clock) -> Result<(), ModelError> {
        if self.behind(clock) > 1 || self.pend < 0 {
            return Err(ModelError::PoolStale);
        }
        Ok(())
    }

    /// Every priced operation that mints: fresh, and never insolvent.
    pub(crate) fn require_open(&self, clock: &Clock) -> Result<(), ModelError> {
        self.require_fresh(clock)?;
        if self.insolvent {
            return Err(ModelError::Insolvent);
        }
        Ok(())
    }
}

/// A result of 0 or less is no result, whatever the caller's minimum.
pub(crate) fn require_output(output: i128, minimum: u64) -> Result<(), ModelError> {
    if output < 1 {
        return Err(ModelError::ZeroOutput);
    }
    if output < i128::from(minimum) {
        return Err(ModelError::SlippageExceeded);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(epoch: u64) -> Clock {
        Clock { slot: epoch * 1_000, epoch, first_slot: epoch * 1_000, slots_per_epoch: 1_000 }
    }

    #[test]
    fn one_epoch_behind_is_fresh_and_two_are_not() {
        let model = Model::create(2_000_000_000, &at(5)).unwrap();
        assert_eq!(model.require_fresh(&at(6)), Ok(()));
        assert_eq!(model.require_fresh(&at(7)), Err(ModelError::PoolStale));
    }

    #[test]
    fn a_loss_not_booked_comes_before_insolvency() {
        let mut model = Model::create(2_000_000_000, &at(5)).unwrap();
        model.insolvent = true;
        assert_eq!(model.require_open(&at(5)), Err(ModelError::Insolvent));
        model.pend = -1;
        assert_eq!(model.require_open(&at(5)), Err(ModelError::PoolStale));
    }

    #[test]
    fn no_output_comes_before_slippage() {
        assert_eq!(require_output(0, 10), Err(ModelError::ZeroOutput));
        assert_eq!(require_output(9, 10), Err(ModelError::SlippageExceeded));
        assert_eq!(require_output(1, 0), Ok(()));
    }
}
