//! `propose_change`, `apply_change`, `cancel_change`.

use crate::{
    Parameters,
    pool::{Governance, Key, Pool, Refusal, governance::Pending},
};

/// Parameters that can hurt a holder either way: reserve target and window.
const BOTH_WAYS: [usize; 2] = [4, 5];
/// Parameters that the slope cap depends on: exit floor and window.
const OF_THE_CAP: [usize; 2] = [0, 5];

impl Pool {
    /// Somebody proposes a value, in millionths: what can hurt waits, the rest holds at once.
    pub fn propose_change(&mut self, by: Key, parameter: usize, value: u64) -> Result<(), Refusal> {
        self.require_admin(by)?;
        if !Parameters::RANGES[parameter].contains(&value) {
            return Err(Refusal::ParameterOutOfBounds);
        }
        let old = self.parameters.numbered(parameter);
        let hurts = value > old || (BOTH_WAYS.contains(&parameter) && value != old);
        if !hurts {
            self.set_parameter(parameter, value)?;
        }
        let ready = Governance::ready(self.clock.epoch);
        self.governance.changes[parameter] = hurts.then_some(Pending { value, ready });
        Ok(())
    }

    /// A proposed value holds.
    pub fn apply_change(&mut self, parameter: usize) -> Result<(), Refusal> {
        let change = self.governance.changes[parameter].ok_or(Refusal::NothingPending)?;
        if self.clock.epoch < change.ready {
            return Err(Refusal::ChangeTooEarly);
        }
        self.set_parameter(parameter, change.value)?;
        self.governance.changes[parameter] = None;
        Ok(())
    }

    /// Somebody takes a proposed value back.
    pub fn cancel_change(&mut self, by: Key, parameter: usize) -> Result<(), Refusal> {
        self.require_admin(by)?;
        self.governance.changes[parameter].take().map(|_| ()).ok_or(Refusal::NothingPending)
    }

    fn set_parameter(&mut self, parameter: usize, value: u64) -> Result<(), Refusal> {
        let mut next = self.parameters;
        *next.numbered_mut(parameter) = value;
        if !next.within_bounds() {
            return Err(Refusal::ParameterOutOfBounds);
        }
        let is_new = value != self.parameters.numbered(parameter);
        if is_new && OF_THE_CAP.contains(&parameter) {
            self.ledger.retune(&self.clock, &next)?;
        }
        self.parameters = next;
        Ok(())
    }
}
