//! How much a validator should hold, and how much may move towards that.

use crate::error::ModelError;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// One validator, as a crank sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Lamports tracked at the validator.
    pub tracked: i128,
    /// Lamports it should hold.
    pub target: i128,
}

/// What is on its way back, and what has been moved, in the pool as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// Lamports that are deactivating.
    pub cooling: i128,
    /// Lamports that have cooled and are not in the reserve yet.
    pub cooled_unswept: i128,
    /// Lamports that rebalancing has moved in this epoch.
    pub moved: i128,
}

/// How much stake leaves a validator, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undelegation {
    /// Lamports that tickets and the reserve's goal lack in the pool as a whole; uncapped.
    pub shortfall: i128,
    /// Lamports beyond the shortfall by which the validator is over its target, under the cap.
    pub rebalancing: i128,
    /// Lamports to split off: the sum of both, kept to the minimum on both sides; 0 for nothing.
    pub amount: i128,
}

impl Model {
    /// `floor(w * (B - T) / sum_w)`: lamports a validator of `weight` should hold; 0 of no weight.
    pub fn target(
        &self,
        weight: u64,
        sum_weights: u64,
        parameters: &Parameters,
    ) -> Result<i128, ModelError> {
        if sum_weights == 0 {
            return Ok(0);
        }
        let staked = self.backing - self.reserve_goal(parameters)?;
        ratio::floor(&[i128::from(weight), staked], &[i128::from(sum_weights)])
    }

    /// `min(target - tracked, r0 - T)` lamports to delegate, or nothing below `minimum`.
    ///
    /// `minimum` is the minimum delegation plus the rent of a new account; `locked` the reserve's
    /// rent plus 1 SOL.
    pub fn delegate_amount(
        &self,
        entry: &Entry,
        minimum: u64,
        locked: u64,
        parameters: &Parameters,
    ) -> Result<Option<i128>, ModelError> {
        let spare = self.free_reserve(locked) - self.reserve_goal(parameters)?;
        let amount = spare.min(entry.target - entry.tracked);
        Ok((amount >= i128::from(minimum).max(1)).then_some(amount))
    }

    /// What to undelegate from `entry`. That it is the entry most over its target while there is a
    /// shortfall is the caller's business.
    ///
    /// `minimum` is the minimum delegation, `locked` the reserve's rent plus 1 SOL.
    pub fn undelegate_amount(
        &self,
        entry: &Entry,
        flows: &Flows,
        minimum: u64,
        locked: u64,
        parameters: &Parameters,
    ) -> Result<Undelegation, ModelError> {
        let expected = self.free_reserve(locked) + flows.cooling + flows.cooled_unswept;
        let shortfall = (self.reserve_goal(parameters)? - expected).max(0);
        let share = i128::from(parameters.movement_cap);
        let cap = ratio::floor(&[self.backing, share], &[MILLION])?;
        let over = entry.tracked - shortfall - entry.target;
        let rebalancing = over.min(cap - flows.moved).max(0);
        Ok(Undelegation {
            shortfall,
            rebalancing,
            amount: split_amount(shortfall, rebalancing, entry.tracked, i128::from(minimum)),
        })
    }
}

/// A shortfall is rounded up to what the stake program can split; rebalancing can wait instead,
/// because the cap binds it.
fn split_amount(shortfall: i128, rebalancing: i128, tracked: i128, minimum: i128) -> i128 {
    let wanted = shortfall + rebalancing;
    let raised = if shortfall > 0 { wanted.max(minimum) } else { wanted };
    let amount = raised.min(tracked - minimum);
    if amount < minimum { 0 } else { amount }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    const SOL: i128 = 1_000_000_000;
    const MINIMUM: u64 = 1_000_000_000;
    const LOCKED: u64 = 1_000_000_000;

    /// B = 100 SOL, T = 2 SOL, `free` lamports of free reserve.
    fn pool(free: i128) -> Model {
        let clock = Clock { slot: 0, epoch: 0, first_slot: 0, slots_per_epoch: 100 };
        let mut model = Model::create(100_000_000_000, &clock).unwrap();
        model.reserve_tracked = SOL + free;
        model.total_tracked = 99 * SOL - free;
        model
    }

    #[test]
    fn targets_share_what_is_not_reserve() {
        // 98 SOL * 1 / 3 = 32,666,666,666.6..
        let parameters = Parameters::default();
        assert_eq!(pool(0).target(1, 3, &parameters), Ok(32_666_666_666));
        assert_eq!(pool(0).target(1, 0, &parameters), Ok(0));
    }

    #[test]
    fn what_is_spare_is_delegated() {
        let parameters = Parameters::default();
        let entry = Entry { tracked: 30 * SOL, target: 34 * SOL };
        let amounts = [2 * SOL, 3 * SOL - 1, 3 * SOL, 9 * SOL]
            .map(|free| pool(free).delegate_amount(&entry, MINIMUM, LOCKED, &parameters).unwrap());
        assert_eq!(amounts, [None, None, Some(SOL), Some(4 * SOL)]);
    }

    #[test]
    fn a_shortfall_is_served_beyond_the_cap_and_the_rest_under_it() {
        // T - r0 - cooling - unswept = 2 + 10 - 1 - 0.5 = 10.5 SOL; the cap is 10 SOL, 4 are used.
        // The entry is 30 SOL over, 19.5 beyond the shortfall: 6 of them may move.
        let flows = Flows { cooling: SOL, cooled_unswept: SOL / 2, moved: 4 * SOL };
        let entry = Entry { tracked: 60 * SOL, target: 30 * SOL };
        let undelegation = pool(-10 * SOL)
            .undelegate_amount(&entry, &flows, MINIMUM, LOCKED, &Parameters::default())
            .unwrap();
        let expected = Undelegation {
            shortfall: 10_500_000_000,
            rebalancing: 6 * SOL,
            amount: 16_500_000_000,
        };
        assert_eq!(undelegation, expected);
    }

    #[test]
    fn both_sides_of_a_split_keep_the_minimum() {
        // A small shortfall is raised, a small rebalancing is not, and the rest keeps its minimum.
        assert_eq!(split_amount(5, 0, 60 * SOL, SOL), SOL);
        assert_eq!(split_amount(0, 5, 60 * SOL, SOL), 0);
        assert_eq!(split_amount(9 * SOL, 0, 9 * SOL, SOL), 8 * SOL);
        assert_eq!(split_amount(9 * SOL, 0, 2 * SOL - 1, SOL), 0);
    }
}
