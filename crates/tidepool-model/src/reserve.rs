//! What the reserve holds, is bound to hold, and aims to hold.

use crate::error::ModelError;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

impl Model {
    /// `r0`: lamports of the reserve that are neither locked nor owed; may be negative.
    ///
    /// `locked` is the reserve's rent now plus 1 SOL.
    pub fn free_reserve(&self, locked: u64) -> i128 {
        self.reserve_tracked - i128::from(locked) - self.debt
    }

    /// `T = floor(B * reserve_target)`: the free reserve that the pool aims at, in lamports.
    pub fn reserve_goal(&self, parameters: &Parameters) -> Result<i128, ModelError> {
        let share = i128::from(parameters.reserve_target);
        ratio::floor(&[self.backing, share], &[MILLION])
    }
}
