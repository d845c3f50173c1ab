//! A market: one pool's tideSOL against SOL, on one set of terms.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Header, Record};
use crate::{Address, books::Books, caps::CapSchedule, error::LendingError, risk::Risk};

/// The accounts that a market belongs to and uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct MarketAddresses {
    /// The pool whose tideSOL is posted.
    pub pool: Address,
    /// The mint of tideSOL.
    pub mint: Address,
    /// Who sets caps and takes reserves.
    pub admin: Address,
    /// Which of the admin's markets on this pool.
    pub index: u64,
    /// Holds the SOL; owns the tokens and the tickets on their way to a claim.
    pub vault: Address,
    /// Holds the tideSOL.
    pub tokens: Address,
}

/// Seeds `market`, pool, admin, index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Market {
    /// Type, version, bump.
    pub header: Header,
    /// Bump of the vault's address.
    pub vault_bump: u8,
    /// Its accounts.
    pub addresses: MarketAddresses,
    /// What it lends on, for good.
    pub risk: Risk,
    /// How large it may become.
    pub caps: CapSchedule,
    /// Everything that changes by use.
    pub books: Books,
}

impl Record for Market {
    const TAG: u8 = 1;
    const LEN: usize = 3 + 1 + (5 * 32 + 8) + 9 * 4 + 7 * 8 + (8 * 8 + 16);
    const WRONG: LendingError = LendingError::WrongMarket;
}
