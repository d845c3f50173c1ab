//! Losses: the reserves bear them first, suppliers what is left.

use super::{Books, difference};
use crate::error::{LendingError, Result};

impl Books {
    /// Writes the debt of an obligation with `shares` off; returns the loss.
    ///
    /// The suppliers' part shows in the price of a share at once and falls on all in one
    /// proportion. Whoever seizes the last collateral can absorb in the same transaction, so that
    /// nobody leaves in between.
    pub fn absorb(&mut self, shares: u64) -> Result<u64> {
        if shares == 0 {
            return Err(LendingError::NoDebt);
        }
        let before = self.borrows_floor()?;
        let mut next = Self { debt_shares: difference(self.debt_shares, shares)?, ..*self };
        let loss = difference(before, next.borrows_floor()?)?;
        next.lose(loss)?;
        *self = next;
        Ok(loss)
    }

    /// Counts a loss that cash, borrows or receivable have already borne.
    pub(super) fn lose(&mut self, lamports: u64) -> Result<()> {
        self.bad_debt = self.bad_debt.saturating_add(lamports);
        self.reserves = difference(self.reserves, lamports.min(self.reserves))?;
        Ok(())
    }
}
