//! What a borrower has posted and owes in a market.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Header, Record};
use crate::{Address, error::LendingError};

/// Seeds `obligation`, market, owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Obligation {
    /// Type, version, bump.
    pub header: Header,
    /// The market.
    pub market: Address,
    /// The borrower.
    pub owner: Address,
    /// Posted tideSOL, in its smallest unit.
    pub tokens: u64,
    /// Shares of what all borrowers owe.
    pub debt_shares: u64,
}

impl Record for Obligation {
    const TAG: u8 = 3;
    const LEN: usize = 3 + 2 * 32 + 2 * 8;
    const WRONG: LendingError = LendingError::WrongObligation;
}
