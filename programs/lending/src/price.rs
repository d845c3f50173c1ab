//! What tideSOL is worth: the pool's own rate, read from the bytes of the pool's account.
//!
//! No market is asked, so nobody can move this price within a slot: a donation to the pool, a
//! burn of its tokens and an exit's fee flow into the rate over the following slots, and a
//! deposit or an exit is priced at the rate itself. The mint's supply is not read.

use tidepool_math::{Epoch, FLAG_INSOLVENT, RateView, Slot, mul_div_ceil, mul_div_floor};

use crate::{
    error::{LendingError, Result},
    fixed::part_ceil,
};

/// The rate at one moment, and what the pool says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    value: u64,
    shares: u64,
    /// The least fee of an exit, in millionths.
    pub exit_floor: u32,
    /// The fee of an instant exit that empties the pool's reserve, in millionths.
    pub exit_ceiling: u32,
    is_insolvent: bool,
}

impl Price {
    /// Reads a pool's account, whose owner and address the caller has checked. The pool must be
    /// fresh: at most one epoch behind and without an unbooked loss.
    pub fn read(pool: &[u8], slot: u64, epoch: u64) -> Result<Self> {
        let view = RateView::parse(pool).map_err(|_| LendingError::WrongPool)?;
        if !view.is_fresh(Epoch(epoch)) {
            return Err(LendingError::PoolStale);
        }
        let value = view.value(Slot(slot)).map_err(|_| LendingError::WrongPool)?;
        Ok(Self {
            value: value.0,
            shares: view.shares.0,
            exit_floor: view.exit_floor.0,
            exit_ceiling: view.exit_ceiling.0,
            is_insolvent: view.flags & FLAG_INSOLVENT != 0,
        })
    }

    /// Refuses a pool that has lost everything once: its rate is right and its exits are open,
    /// but nothing new is lent on it.
    pub fn require_solvent(&self) -> Result<()> {
        if self.is_insolvent { Err(LendingError::PoolInsolvent) } else { Ok(()) }
    }

    /// What `tokens` are worth in lamports before fees, rounded down.
    pub fn gross_floor(&self, tokens: u64) -> Result<u64> {
        mul_div_floor(tokens, self.value, self.shares).ok_or(LendingError::AmountOutOfRange)
    }

    /// What `tokens` are worth in lamports less the exit floor, rounded down: what leaving costs
    /// at least is no collateral.
    pub fn net_floor(&self, tokens: u64) -> Result<u64> {
        let gross = self.gross_floor(tokens)?;
        let fee = part_ceil(gross, self.exit_floor).ok_or(LendingError::AmountOutOfRange)?;
        Ok(gross.saturating_sub(fee))
    }

    /// Tokens worth `lamports`, rounded down; the greatest number where there are not so many.
    #[must_use]
    pub fn tokens_floor(&self, lamports: u64) -> u64 {
        mul_div_floor(lamports, self.shares, self.value).unwrap_or(u64::MAX)
    }

    /// Tokens worth `lamports`, rounded up; the greatest number where there are not so many, as
    /// after a loss of nearly everything.
    #[must_use]
    pub fn tokens_ceil(&self, lamports: u64) -> u64 {
        mul_div_ceil(lamports, self.shares, self.value).unwrap_or(u64::MAX)
    }
}
