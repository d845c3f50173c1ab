//! `propose_authority`, `accept_authority`, `cancel_authority`.

use crate::pool::{
    Governance, Key, Pool, Refusal,
    governance::{ADMIN, Pending},
};

impl Pool {
    pub(super) fn require_admin(&self, by: Key) -> Result<(), Refusal> {
        if self.governance.holders[ADMIN] == by { Ok(()) } else { Err(Refusal::NotAdmin) }
    }

    /// Somebody proposes an heir of the role.
    pub fn propose_authority(&mut self, by: Key, role: usize, heir: Key) -> Result<(), Refusal> {
        self.require_admin(by)?;
        let ready = Governance::ready(self.clock.epoch);
        self.governance.heirs[role] = Some(Pending { value: heir, ready });
        Ok(())
    }

    /// Somebody accepts the role.
    pub fn accept_authority(&mut self, by: Key, role: usize) -> Result<(), Refusal> {
        let heir = self.governance.heirs[role].ok_or(Refusal::NothingPending)?;
        if heir.value != by {
            return Err(Refusal::NotProposedAuthority);
        }
        if self.clock.epoch < heir.ready {
            return Err(Refusal::ChangeTooEarly);
        }
        self.governance.holders[role] = by;
        self.governance.heirs[role] = None;
        Ok(())
    }

    /// Somebody takes the proposal back.
    pub fn cancel_authority(&mut self, by: Key, role: usize) -> Result<(), Refusal> {
        self.require_admin(by)?;
        self.governance.heirs[role].take().map(|_| ()).ok_or(Refusal::NothingPending)
    }
}
