//! Entries and exits, logged.

use anchor_lang::prelude::*;

/// SOL came in.
#[event(bytemuck)]
pub struct SolDeposited {
    /// The pool.
    pub pool: Address,
    /// Lamports paid in, fee included.
    pub lamports: u64,
    /// Lamports of fee.
    pub fee: u64,
    /// Shares minted.
    pub minted: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// Shares were burned for SOL of the reserve; the fee is `burned * value / shares - out`.
#[event(bytemuck)]
pub struct SolRedeemed {
    /// The pool.
    pub pool: Address,
    /// Shares burned.
    pub burned: u64,
    /// Lamports paid out.
    pub out: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// Shares were burned for a ticket.
#[event(bytemuck)]
pub struct TicketOrdered {
    /// The pool.
    pub pool: Address,
    /// The ticket.
    pub ticket: Address,
    /// Shares burned.
    pub burned: u64,
    /// Lamports of fee.
    pub fee: u64,
    /// Lamports owed.
    pub owed: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// A ticket was paid.
#[event(bytemuck)]
pub struct TicketClaimed {
    /// The pool.
    pub pool: Address,
    /// The ticket.
    pub ticket: Address,
    /// Lamports owed at the order.
    pub owed: u64,
    /// Lamports paid, less than owed only after a loss.
    pub paid: u64,
}

/// A stake account came in.
#[event(bytemuck)]
pub struct StakeDeposited {
    /// The pool.
    pub pool: Address,
    /// The validator; zero where the stake came as SOL.
    pub vote: Address,
    /// The stake account, which has ended.
    pub stake: Address,
    /// Lamports brought, fee included.
    pub lamports: u64,
    /// Lamports of fee.
    pub fee: u64,
    /// Shares minted.
    pub minted: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// Shares were burned for active stake.
#[event(bytemuck)]
pub struct StakeRedeemed {
    /// The pool.
    pub pool: Address,
    /// The validator.
    pub vote: Address,
    /// The new stake account.
    pub stake: Address,
    /// Shares burned.
    pub burned: u64,
    /// Lamports of fee.
    pub fee: u64,
    /// Lamports of stake.
    pub out: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// Shares were burned for SOL of the reserve and, where that did not suffice, a ticket.
#[event(bytemuck)]
pub struct Redeemed {
    /// The pool.
    pub pool: Address,
    /// The ticket; zero without one.
    pub ticket: Address,
    /// Shares burned.
    pub burned: u64,
    /// Lamports paid out.
    pub out: u64,
    /// Lamports owed by the ticket; zero without one.
    pub owed: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// A ticket became shares again.
#[event(bytemuck)]
pub struct TicketCancelled {
    /// The pool.
    pub pool: Address,
    /// The ticket.
    pub ticket: Address,
    /// Lamports owed at the order.
    pub owed: u64,
    /// Lamports that it was worth, less than owed only after a loss.
    pub worth: u64,
    /// Shares minted.
    pub minted: u64,
    /// Lamports recognised before.
    pub value: u64,
    /// Shares before.
    pub shares: u64,
}

/// A ticket has another owner.
#[event(bytemuck)]
pub struct TicketTransferred {
    /// The pool.
    pub pool: Address,
    /// The ticket.
    pub ticket: Address,
    /// The owner before.
    pub old: Address,
    /// The owner now.
    pub new: Address,
}
