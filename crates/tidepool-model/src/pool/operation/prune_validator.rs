//! `prune_validator`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Vacates the slot at `index`.
    pub fn prune_validator(&mut self, index: usize) -> Result<(), Refusal> {
        let entry = *self.list.entry(index)?;
        if !entry.is_leaving {
            return Err(Refusal::ValidatorNotLeaving);
        }
        let accounts = [entry.main, entry.transient].into_iter().flatten();
        let is_any_left = accounts.into_iter().any(|recorded| recorded.stake.is_some());
        if entry.tracked != 0 || is_any_left {
            return Err(Refusal::ValidatorNotEmpty);
        }
        self.list.epoch = self.clock.epoch;
        let used = entry.next_main.max(entry.next_transient);
        self.list.next_generation = self.list.next_generation.max(used);
        self.list.slots[index] = None;
        Ok(())
    }
}
