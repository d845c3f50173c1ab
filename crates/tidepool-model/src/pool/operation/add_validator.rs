//! `add_validator`.

use crate::pool::{Entry, Pool, Refusal};

impl Pool {
    /// Puts a validator on the list; returns its index.
    pub fn add_validator(&mut self, validator: usize) -> Result<usize, Refusal> {
        self.require_commission(validator)?;
        if self.list.entries().any(|(_, entry)| entry.validator == validator) {
            return Err(Refusal::ValidatorAlreadyListed);
        }
        let slots = &self.list.slots;
        let index = slots.iter().position(Option::is_none).unwrap_or(slots.len());
        if u32::try_from(index).is_ok_and(|index| index >= self.list.capacity) {
            return Err(Refusal::ValidatorListFull);
        }
        let epoch = self.clock.epoch;
        let entry = Some(Entry::new(validator, epoch, self.list.next_generation));
        self.list.epoch = epoch;
        match self.list.slots.get_mut(index) {
            Some(slot) => *slot = entry,
            None => self.list.slots.push(entry),
        }
        Ok(index)
    }
}
