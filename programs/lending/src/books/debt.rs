//! Borrowing and repaying.

use super::{Books, difference, in_range, sum};
use crate::{
    caps::Caps,
    constants::MIN_DEBT,
    error::{LendingError, Result},
    fixed,
};

/// What a repayment took and cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repaid {
    /// Lamports that are taken.
    pub lamports: u64,
    /// Shares of the debt that are gone.
    pub shares: u64,
}

impl Books {
    /// Lends `lamports` to an obligation that has `shares` of the debt; returns its shares
    /// afterwards. New shares are rounded up, so that the debt grows by what is lent at least.
    pub fn borrow(&mut self, lamports: u64, shares: u64, caps: &Caps) -> Result<u64> {
        if lamports == 0 {
            return Err(LendingError::AmountTooSmall);
        }
        let new = in_range(fixed::over_ceil(lamports, self.index))?;
        let cash = self.cash.checked_sub(lamports).ok_or(LendingError::InsufficientCash)?;
        let next = Self { cash, debt_shares: sum(self.debt_shares, new)?, ..*self };
        let shares = sum(shares, new)?;
        let debt = next.debt_ceil(shares)?;
        if debt < MIN_DEBT {
            return Err(LendingError::DebtTooSmall);
        }
        if debt > caps.borrower {
            return Err(LendingError::BorrowerCapExceeded);
        }
        if next.borrows_floor()? > caps.borrow {
            return Err(LendingError::BorrowCapExceeded);
        }
        *self = next;
        Ok(shares)
    }

    /// Takes up to `lamports` for the debt of an obligation with `shares`, and of them only what
    /// the cancelled shares are worth, rounded up.
    pub fn repay(&mut self, lamports: u64, shares: u64) -> Result<Repaid> {
        let off = self.shares_for(lamports, shares)?;
        if off == 0 {
            return Err(LendingError::AmountTooSmall);
        }
        let taken = self.debt_ceil(off)?;
        self.cash = sum(self.cash, taken)?;
        self.debt_shares = difference(self.debt_shares, off)?;
        Ok(Repaid { lamports: taken, shares: off })
    }

    /// Takes exactly `lamports`, at most the debt, for an obligation with `shares`, and cancels
    /// the shares that they pay for, rounded down; returns these. A liquidator pays for what he
    /// takes, even where that is less than a share.
    pub fn repay_exactly(&mut self, lamports: u64, shares: u64) -> Result<u64> {
        let off = self.shares_for(lamports, shares)?;
        self.cash = sum(self.cash, lamports)?;
        self.debt_shares = difference(self.debt_shares, off)?;
        Ok(off)
    }

    /// The shares that `lamports` cancel, rounded down; all of them where the debt is covered.
    pub(super) fn shares_for(&self, lamports: u64, shares: u64) -> Result<u64> {
        match shares {
            0 => Err(LendingError::NoDebt),
            _ if lamports >= self.debt_ceil(shares)? => Ok(shares),
            _ => in_range(fixed::over_floor(lamports, self.index)),
        }
    }
}
