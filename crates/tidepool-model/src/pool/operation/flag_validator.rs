//! `flag_validator`.

use crate::pool::{Pool, Refusal};

/// Epochs for which a validator is not judged by its credits.
const PATIENCE: u64 = 2;

impl Pool {
    /// Flags the validator at `index` or takes the flag back; returns whether it is flagged.
    pub fn flag_validator(&mut self, index: usize) -> Result<bool, Refusal> {
        let entry = *self.list.entry(index)?;
        let (epoch, validator) = (self.clock.epoch, self.validators[entry.validator]);
        let is_idle = validator.last_earned.is_none_or(|last| last + 1 < epoch);
        let is_judged = epoch >= entry.added_epoch + PATIENCE;
        let is_dear = validator.commission > self.parameters.max_commission;
        let is_flagged = is_dear || (is_judged && is_idle);
        self.list.entry_mut(index)?.is_flagged = is_flagged;
        Ok(is_flagged)
    }
}
