//! The four roles, each with a key in the pool.

use anchor_lang::prelude::*;

use super::{Pool, pending::PendingAuthority};
use crate::error::TidepoolError;

/// The roles, by the numbers that instructions and accounts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Proposes, lists validators, names the token.
    Admin = 0,
    /// Sets weights.
    Strategist = 1,
    /// Pauses entries.
    Guardian = 2,
    /// Claims fees.
    Treasury = 3,
}

impl Role {
    /// All of them; a role's number is its place here.
    pub const ALL: [Self; 4] = [Self::Admin, Self::Strategist, Self::Guardian, Self::Treasury];

    /// The role of this number.
    ///
    /// # Errors
    /// [`TidepoolError::NoSuchRole`].
    pub fn numbered(number: u8) -> Result<Self> {
        let role = Self::ALL.get(usize::from(number)).copied();
        Ok(role.ok_or(TidepoolError::NoSuchRole)?)
    }
}

impl Pool {
    /// Where the key of `role` and its proposed successor stand.
    pub fn role_mut(&mut self, role: Role) -> (&mut Address, &mut PendingAuthority) {
        let [admin, strategist, guardian, treasury] = &mut self.pending_authorities;
        match role {
            Role::Admin => (&mut self.admin, admin),
            Role::Strategist => (&mut self.strategist, strategist),
            Role::Guardian => (&mut self.guardian, guardian),
            Role::Treasury => (&mut self.treasury, treasury),
        }
    }
}
