//! Who may do what, and what holds: as instructions of their own, never truncated.

use anchor_lang::prelude::*;

/// A new key for a role was proposed.
#[event(bytemuck)]
pub struct AuthorityProposed {
    /// The pool.
    pub pool: Address,
    /// The role's number.
    pub role: u64,
    /// Who holds the role.
    pub old: Address,
    /// Who may accept it.
    pub new: Address,
    /// The first epoch in which he may.
    pub ready_epoch: u64,
}

/// A role has a new key.
#[event(bytemuck)]
pub struct AuthorityAccepted {
    /// The pool.
    pub pool: Address,
    /// The role's number.
    pub role: u64,
    /// Who held it.
    pub old: Address,
    /// Who holds it.
    pub new: Address,
}

/// A proposal for a role was taken back.
#[event(bytemuck)]
pub struct AuthorityCancelled {
    /// The pool.
    pub pool: Address,
    /// The role's number.
    pub role: u64,
    /// Who had been proposed.
    pub cancelled: Address,
}

/// A new value was proposed that can hurt a holder.
#[event(bytemuck)]
pub struct ChangeProposed {
    /// The pool.
    pub pool: Address,
    /// The parameter's number.
    pub parameter: u64,
    /// The value in force, in millionths.
    pub old: u64,
    /// The proposed value, in millionths.
    pub new: u64,
    /// The first epoch in which it may be applied.
    pub ready_epoch: u64,
}

/// A parameter has a new value.
#[event(bytemuck)]
pub struct ParameterChanged {
    /// The pool.
    pub pool: Address,
    /// The parameter's number.
    pub parameter: u64,
    /// The value before, in millionths.
    pub old: u64,
    /// The value in force, in millionths.
    pub new: u64,
}

/// A proposed value was taken back.
#[event(bytemuck)]
pub struct ChangeCancelled {
    /// The pool.
    pub pool: Address,
    /// The parameter's number.
    pub parameter: u64,
    /// The value that had been proposed, in millionths.
    pub cancelled: u64,
}

/// Entries were closed.
#[event(bytemuck)]
pub struct EntriesPaused {
    /// The pool.
    pub pool: Address,
    /// The first epoch in which they are open again.
    pub until: u64,
    /// Pauses in a row, this one included.
    pub in_a_row: u64,
}

/// Entries were opened before the pause expired.
#[event(bytemuck)]
pub struct EntriesResumed {
    /// The pool.
    pub pool: Address,
    /// The epoch in which the pause would have expired.
    pub expiry: u64,
}

/// The protocol's shares were minted.
#[event(bytemuck)]
pub struct FeesClaimed {
    /// The pool.
    pub pool: Address,
    /// The token account.
    pub recipient: Address,
    /// Shares minted.
    pub shares: u64,
}

/// The token's name, symbol and address of its description were set.
#[event(bytemuck)]
pub struct MetadataSet {
    /// The pool.
    pub pool: Address,
    /// The metadata account.
    pub metadata: Address,
}
