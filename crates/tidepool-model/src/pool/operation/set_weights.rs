//! `set_weights`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Sets the weights of the validators at some indexes.
    pub fn set_weights(&mut self, changes: &[(usize, u32)]) -> Result<(), Refusal> {
        self.attempt(|pool| {
            let (created, epoch) = (pool.created_epoch, pool.clock.epoch);
            for (index, weight) in changes {
                let entry = pool.list.entry_mut(*index)?;
                if entry.is_leaving {
                    return Err(Refusal::ValidatorLeaving);
                }
                if *weight > 0 && !entry.may_have_weight(created, epoch) {
                    return Err(Refusal::ValidatorTooNew);
                }
                entry.weight = *weight;
            }
            Ok(())
        })
    }
}
