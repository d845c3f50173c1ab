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
