//! Taking stake back that this epoch's undelegation made cool.

use crate::delegation::{Entry, Flows};
use crate::error::ModelError;
use crate::model::Model;
use crate::parameters::Parameters;

impl Model {
    /// The flows after `delegate` has taken back all `cooling` lamports of `entry`, or nothing
    /// where it may not: the entry's target must want half of them, and tickets and the
    /// reserve's goal must be covered without any of them.
    ///
    /// The lamports are in `entry.tracked` and stay there, so that only the flows change.
    /// `locked` is the reserve's rent now plus 1 SOL.
    pub fn take_back(
        &self,
        entry: &Entry,
        cooling: u64,
        flows: &Flows,
        locked: u64,
        parameters: &Parameters,
    ) -> Result<Option<Flows>, ModelError> {
        let cooling = i128::from(cooling);
        if cooling > flows.cooling {
            return Err(ModelError::AmountTooLarge);
        }
        let left = Flows { cooling: flows.cooling - cooling, ..*flows };
        let expected = self.free_reserve(locked) + left.cooling + left.cooled_unswept;
        let covered = expected >= self.reserve_goal(parameters)?;
        let wanted = 2 * (entry.tracked - entry.target) <= cooling;
        Ok((covered && wanted).then_some(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    const SOL: i128 = 1_000_000_000;
    const LOCKED: u64 = 1_000_000_000;

    /// B = 100 SOL, T = 2 SOL, 1 SOL of free reserve.
    fn pool() -> Model {
        let clock = Clock { slot: 0, epoch: 0, first_slot: 0, slots_per_epoch: 100 };
        let mut model = Model::create(100_000_000_000, &clock).unwrap();
        (model.reserve_tracked, model.total_tracked) = (2 * SOL, 98 * SOL);
        model
    }

    fn take_back(cooling: i128, tracked: i128) -> Option<Flows> {
        let flows = Flows { cooling, cooled_unswept: SOL / 2, moved: 0 };
        let entry = Entry { tracked, target: 30 * SOL };
        pool().take_back(&entry, 3_000_000_000, &flows, LOCKED, &Parameters::default()).unwrap()
    }

    #[test]
    fn what_nobody_needs_is_taken_back() {
        // Without it 1 + 0.5 + 0.5 = 2 SOL, as much as the goal.
        let left = take_back(3 * SOL + SOL / 2, 30 * SOL);
        assert_eq!(left.map(|flows| flows.cooling), Some(SOL / 2));
    }

    #[test]
    fn what_the_reserve_needs_goes_on_cooling() {
        assert_eq!(take_back(3 * SOL + SOL / 2 - 1, 30 * SOL), None);
    }

    #[test]
    fn what_the_validator_has_too_much_goes_on_cooling() {
        assert!(take_back(9 * SOL, 31 * SOL + SOL / 2).is_some());
        assert_eq!(take_back(9 * SOL, 31 * SOL + SOL / 2 + 1), None);
    }

    #[test]
    fn no_more_is_taken_back_than_cools() {
        let entry = Entry { tracked: 0, target: 0 };
        let refused =
            pool().take_back(&entry, 1, &Flows::default(), LOCKED, &Parameters::default());
        assert_eq!(refused, Err(ModelError::AmountTooLarge));
    }
}
