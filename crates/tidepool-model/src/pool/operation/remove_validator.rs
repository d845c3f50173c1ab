//! `remove_validator`.

use crate::pool::{Pool, Refusal};

impl Pool {
    /// Tells the validator at `index` to leave.
    pub fn remove_validator(&mut self, index: usize) -> Result<(), Refusal> {
        let entry = self.list.entry_mut(index)?;
        if entry.is_leaving {
            return Err(Refusal::ValidatorLeaving);
        }
        (entry.weight, entry.is_leaving) = (0, true);
        Ok(())
    }
}
