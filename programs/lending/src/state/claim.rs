//! A ticket of the pool that a liquidation has ordered and nobody has collected.
//!
//! The claim itself owns the ticket: anybody may make the pool pay a ticket to its owner at any
//! time, and then the lamports lie in this account, apart from all others.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Header, Record};
use crate::{Address, error::LendingError};

/// Seeds `claim`, market, nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Claim {
    /// Type, version, bump.
    pub header: Header,
    /// The market.
    pub market: Address,
    /// The ticket.
    pub ticket: Address,
    /// Who liquidated: gets the rents back, and the reward of the ticket's part.
    pub liquidator: Address,
    /// Lamports that the ticket owed when it was ordered.
    pub owed: u64,
    /// What the market expects of them.
    pub carried: u64,
    /// Lamports of the rents of this account and the ticket.
    pub rents: u64,
}

impl Record for Claim {
    const TAG: u8 = 4;
    const LEN: usize = 3 + 3 * 32 + 3 * 8;
    const WRONG: LendingError = LendingError::WrongClaim;
}
