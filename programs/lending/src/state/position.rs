//! What a supplier has in a market.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Header, Record};
use crate::{Address, error::LendingError};

/// Seeds `position`, market, owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Position {
    /// Type, version, bump.
    pub header: Header,
    /// The market.
    pub market: Address,
    /// The supplier.
    pub owner: Address,
    /// Shares of what all suppliers have.
    pub shares: u64,
}

impl Record for Position {
    const TAG: u8 = 2;
    const LEN: usize = 3 + 2 * 32 + 8;
    const WRONG: LendingError = LendingError::WrongPosition;
}
