//! Lamports that move between the reserve and the validators, or are found there.

use crate::error::ModelError;
use crate::model::Model;

impl Model {
    /// `observe`: `delta` lamports more (or fewer) than tracked were found at the validators.
    ///
    /// They stay pending until the next update.
    pub fn observe(&mut self, delta: i64) -> Result<(), ModelError> {
        let mut next = *self;
        next.total_tracked += i128::from(delta);
        next.pend += i128::from(delta);
        self.settle(next)
    }

    /// Moves free lamports from the reserve to a validator. How many is `delegate_amount`'s matter.
    pub fn delegate(&mut self, lamports: u64, locked: u64) -> Result<(), ModelError> {
        let lamports = i128::from(lamports);
        if lamports > self.free_reserve(locked) {
            return Err(ModelError::InsufficientReserve);
        }
        let mut next = *self;
        next.reserve_tracked -= lamports;
        next.total_tracked += lamports;
        self.settle(next)
    }

    /// Moves a stake account's rent from the reserve to a validator. It comes back with the stake,
    /// so that lamports which are owed may lend it; what is `locked` may not.
    pub fn lend_rent(&mut self, lamports: i128, locked: u64) -> Result<(), ModelError> {
        if self.reserve_tracked - lamports < i128::from(locked) {
            return Err(ModelError::InsufficientReserve);
        }
        let mut next = *self;
        next.reserve_tracked -= lamports;
        next.total_tracked += lamports;
        self.settle(next)
    }

    /// Moves lamports that have cooled at a validator into the reserve.
    pub fn sweep(&mut self, lamports: u64) -> Result<(), ModelError> {
        let lamports = i128::from(lamports);
        if lamports > self.total_tracked {
            return Err(ModelError::AmountTooLarge);
        }
        let mut next = *self;
        next.total_tracked -= lamports;
        next.reserve_tracked += lamports;
        self.settle(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn lamports_move_and_nothing_is_lost() {
        let clock = Clock { slot: 0, epoch: 0, first_slot: 0, slots_per_epoch: 100 };
        let mut model = Model::create(5_000_000_000, &clock).unwrap();
        assert_eq!(
            model.delegate(4_000_000_001, 1_000_000_000),
            Err(ModelError::InsufficientReserve)
        );
        model.delegate(4_000_000_000, 1_000_000_000).unwrap();
        model.observe(-500).unwrap();
        assert_eq!(model.sweep(4_000_000_000), Err(ModelError::AmountTooLarge));
        model.sweep(3_999_999_500).unwrap();
        assert_eq!(model.total_tracked, 0);
        assert_eq!(model.pend, -500);
        assert_eq!(model.observe(-1), Err(ModelError::Overflow));
        assert_eq!(model.identity_gap(), 0);
    }
}
