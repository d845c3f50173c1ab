//! Supplying SOL and taking it back.

use tidepool_math::{mul_div_ceil, mul_div_floor};

use super::{Books, difference, in_range, sum};
use crate::error::{LendingError, Result};

/// What a supplier gave and got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplied {
    /// Lamports that are taken, at most those that were offered.
    pub lamports: u64,
    /// The shares for them.
    pub shares: u64,
}

impl Books {
    /// Takes up to `lamports` for shares, rounded down, and of the lamports only what the shares
    /// are worth, rounded up: no rounding makes a share dearer by more than a lamport.
    ///
    /// The price of a share cannot be raised by a gift, because the vault's balance is not read,
    /// and the locked shares keep its steps small: there is no first-supplier trick.
    pub fn supply(&mut self, lamports: u64, cap: u64) -> Result<Supplied> {
        let assets = self.assets()?;
        if assets == 0 {
            return Err(LendingError::NothingLeft);
        }
        let shares = in_range(mul_div_floor(lamports, self.supply_shares, assets))?;
        if shares == 0 {
            return Err(LendingError::AmountTooSmall);
        }
        let taken = in_range(mul_div_ceil(shares, assets, self.supply_shares))?;
        if sum(assets, taken)? > cap {
            return Err(LendingError::SupplyCapExceeded);
        }
        let (cash, supply_shares) = (sum(self.cash, taken)?, sum(self.supply_shares, shares)?);
        (self.cash, self.supply_shares) = (cash, supply_shares);
        Ok(Supplied { lamports: taken, shares })
    }

    /// What `shares` of suppliers are worth, rounded down.
    pub fn worth_floor(&self, shares: u64) -> Result<u64> {
        in_range(mul_div_floor(shares, self.assets()?, self.supply_shares))
    }

    /// Pays `shares` out; returns the lamports, rounded down.
    pub fn withdraw(&mut self, shares: u64) -> Result<u64> {
        if shares == 0 {
            return Err(LendingError::AmountTooSmall);
        }
        let lamports = self.worth_floor(shares)?;
        let left = difference(self.supply_shares, shares)?;
        self.cash = self.cash.checked_sub(lamports).ok_or(LendingError::InsufficientCash)?;
        self.supply_shares = left;
        Ok(lamports)
    }

    /// Takes up to `lamports` of the reserves out, as far as there is cash; returns them.
    pub fn take_reserves(&mut self, lamports: u64) -> Result<u64> {
        let taken = lamports.min(self.reserves).min(self.cash);
        if taken == 0 {
            return Err(LendingError::AmountTooSmall);
        }
        self.reserves = difference(self.reserves, taken)?;
        self.cash = difference(self.cash, taken)?;
        Ok(taken)
    }
}
