//! The epoch's turning. The pool's update and what happens to the list are instructions of
//! their own, never truncated; the others are logged.

use anchor_lang::prelude::*;

/// The epoch's update has run.
#[event(bytemuck)]
pub struct PoolUpdated {
    /// The pool.
    pub pool: Address,
    /// The epoch.
    pub epoch: u64,
    /// Lamports gained.
    pub gain: u64,
    /// Lamports lost.
    pub loss: u64,
    /// Lamports of the gain that are the protocol's.
    pub fee: u64,
    /// Shares that cover them.
    pub fee_shares: u64,
    /// Shares that had been burned outside the program.
    pub burned: u64,
    /// Lamports unvested just after.
    pub unvested: u64,
    /// Slots until they have vested.
    pub duration: u64,
    /// Lamports recognised just before.
    pub value_before: u64,
    /// Shares just before.
    pub shares_before: u64,
    /// Lamports recognised just after.
    pub value: u64,
    /// Shares just after.
    pub shares: u64,
}

/// Lamports went from the reserve to a validator.
#[event(bytemuck)]
pub struct StakeDelegated {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Lamports moved.
    pub lamports: u64,
}

/// Stake of a validator was told to come back.
#[event(bytemuck)]
pub struct StakeUndelegated {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Lamports on their way to the reserve, or there already.
    pub lamports: u64,
    /// The part of them that counts against the movement cap.
    pub rebalanced: u64,
}

/// Stake that was told to come back in this epoch stays after all.
#[event(bytemuck)]
pub struct StakeTakenBack {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Lamports that no longer cool.
    pub lamports: u64,
}

/// A validator was flagged, or the flag was taken back.
#[event(bytemuck)]
pub struct ValidatorFlagged {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// One if it was flagged before.
    pub old: u64,
    /// One if it is flagged now.
    pub new: u64,
}

/// A validator left the list.
#[event(bytemuck)]
pub struct ValidatorPruned {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// Its slot, free for another.
    pub index: u64,
}
