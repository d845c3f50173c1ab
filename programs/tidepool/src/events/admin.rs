//! What the operator did, as instructions of their own, never truncated.

use anchor_lang::prelude::*;

/// A pool began.
#[event(bytemuck)]
pub struct PoolCreated {
    /// The pool.
    pub pool: Address,
    /// Its admin.
    pub admin: Address,
    /// Lamports of the reserve, one locked share each.
    pub locked: u64,
}

/// A validator joined the list.
#[event(bytemuck)]
pub struct ValidatorAdded {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Its index, for life.
    pub index: u64,
}

/// A validator's weight changed.
#[event(bytemuck)]
pub struct WeightSet {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// The weight before.
    pub old: u64,
    /// The weight now.
    pub new: u64,
}

/// A validator was told to leave.
#[event(bytemuck)]
pub struct ValidatorRemoved {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Its weight before.
    pub weight: u64,
}

/// The list has more slots.
#[event(bytemuck)]
pub struct ListGrown {
    /// The pool.
    pub pool: Address,
    /// Slots before.
    pub old: u64,
    /// Slots now.
    pub new: u64,
}
