//! `pause_entries`, `resume`.

use crate::pool::{
    Key, Pool, Refusal,
    governance::{ADMIN, GUARDIAN},
};

impl Pool {
    pub(super) fn require_entries_open(&self) -> Result<(), Refusal> {
        let is_closed = self.governance.is_closed(self.clock.epoch);
        if is_closed { Err(Refusal::EntriesPaused) } else { Ok(()) }
    }

    /// Somebody closes the entries.
    pub fn pause_entries(&mut self, by: Key) -> Result<(), Refusal> {
        if self.governance.holders[GUARDIAN] != by {
            return Err(Refusal::NotGuardian);
        }
        let epoch = self.clock.epoch;
        if self.governance.pause(epoch) { Ok(()) } else { Err(Refusal::PauseExhausted) }
    }

    /// Somebody opens them again.
    pub fn resume(&mut self, by: Key) -> Result<(), Refusal> {
        let holders = &self.governance.holders;
        if holders[GUARDIAN] != by && holders[ADMIN] != by {
            return Err(Refusal::NotGuardian);
        }
        let epoch = self.clock.epoch;
        self.governance.open_from = self.governance.open_from.min(epoch);
        Ok(())
    }
}
