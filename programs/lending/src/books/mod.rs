//! A market's numbers and its verbs, free of accounts: each either gives its result or an error,
//! and leaves the books as they were in that case.
//!
//! ```text
//! borrows = floor(debt_shares * index / 2^64)      what borrowers owe at least
//! assets  = cash + borrows + receivable - reserves what suppliers have
//! ```

mod debt;
mod interest;
mod loss;
mod proceeds;
mod supply;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{
    constants::{LOCKED_LAMPORTS, MAX_AMOUNT},
    error::{LendingError, Result},
    fixed,
};

pub use debt::Repaid;
pub use proceeds::{Proceeds, Sale};
pub use supply::Supplied;

/// Everything that changes by use. All in lamports but where it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Books {
    /// SOL in the vault, its rent and gifts excluded.
    pub cash: u64,
    /// Shares of suppliers, the locked ones included.
    pub supply_shares: u64,
    /// Shares of the debt; an obligation owes `ceil(its shares * index / 2^64)`.
    pub debt_shares: u64,
    /// Lamports of a share of the debt, 64.64 fixed point; grows with interest.
    pub index: u128,
    /// What is kept for losses, part of cash and borrows.
    pub reserves: u64,
    /// What open claims on tickets are to bring.
    pub receivable: u64,
    /// Collateral of all obligations, in the smallest unit of tideSOL.
    pub collateral: u64,
    /// Losses so far, whoever bore them.
    pub bad_debt: u64,
    /// The slot up to which interest is counted.
    pub last_slot: u64,
}

impl Books {
    /// The books of a new market, with the locked lamports in it.
    #[must_use]
    pub const fn new(slot: u64) -> Self {
        Self {
            cash: LOCKED_LAMPORTS,
            supply_shares: LOCKED_LAMPORTS,
            debt_shares: 0,
            index: fixed::ONE,
            reserves: 0,
            receivable: 0,
            collateral: 0,
            bad_debt: 0,
            last_slot: slot,
        }
    }

    /// What all borrowers owe, rounded down.
    pub fn borrows_floor(&self) -> Result<u64> {
        in_range(fixed::times_floor(self.debt_shares, self.index))
    }

    /// What suppliers have, the locked shares included.
    pub fn assets(&self) -> Result<u64> {
        let borrows = self.borrows_floor()?;
        let all = self.cash.checked_add(borrows).and_then(|sum| sum.checked_add(self.receivable));
        in_range(all.and_then(|sum| sum.checked_sub(self.reserves)))
    }

    /// What an obligation with `shares` owes, rounded up.
    pub fn debt_ceil(&self, shares: u64) -> Result<u64> {
        in_range(fixed::times_ceil(shares, self.index))
    }

    /// Counts posted collateral.
    pub fn post(&mut self, tokens: u64) -> Result<()> {
        self.collateral = sum(self.collateral, tokens)?;
        Ok(())
    }

    /// Counts collateral that leaves.
    pub fn release(&mut self, tokens: u64) -> Result<()> {
        self.collateral = difference(self.collateral, tokens)?;
        Ok(())
    }
}

/// A sum below the greatest amount.
fn sum(a: u64, b: u64) -> Result<u64> {
    in_range(a.checked_add(b).filter(|sum| *sum < MAX_AMOUNT))
}

fn difference(a: u64, b: u64) -> Result<u64> {
    in_range(a.checked_sub(b))
}

fn in_range<T>(number: Option<T>) -> Result<T> {
    number.ok_or(LendingError::AmountOutOfRange)
}
