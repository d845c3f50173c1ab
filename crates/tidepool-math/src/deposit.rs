//! Entering the pool.

use crate::{
    amount::{Lamports, Shares},
    clock::EpochClock,
    error::{Error, Result},
    ledger::{Ledger, require_output},
    mul_div::mul_div_floor,
    parameters::Parameters,
};

/// What a deposit gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposited {
    /// Shares to mint.
    pub shares: Shares,
    /// Lamports of the deposit that stay in the pool as fee.
    pub fee: Lamports,
}

impl Ledger {
    /// What depositing `lamports` would give now; shares rounded down, the fee up.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::Insolvent`], [`Error::ZeroOutput`], [`Error::Overflow`].
    pub fn quote_deposit(
        &self,
        lamports: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Deposited> {
        self.require_open(clock)?;
        let fee = parameters.deposit_fee.of_ceil(lamports)?;
        let shares = self.shares_floor(lamports.minus(fee)?, clock)?;
        require_output(shares.0, 1)?;
        Ok(Deposited { shares, fee })
    }

    /// Books a deposit of `lamports` into the reserve, for at least `minimum` shares.
    ///
    /// # Errors
    /// Those of [`Ledger::quote_deposit`], and [`Error::SlippageExceeded`].
    pub fn deposit(
        &mut self,
        lamports: Lamports,
        minimum: Shares,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Deposited> {
        let deposited = self.quote_deposit(lamports, clock, parameters)?;
        require_output(deposited.shares.0, minimum.0)?;
        let mut next = *self;
        next.reserve = next.reserve.plus(lamports)?;
        next.pending_fees = next.pending_fees.plus(deposited.fee)?;
        next.enter(lamports.minus(deposited.fee)?, deposited.shares)?;
        *self = next;
        Ok(deposited)
    }

    /// The gate of every entry.
    pub(crate) fn require_open(&self, clock: &EpochClock) -> Result<()> {
        self.require_fresh(clock)?;
        if self.insolvent { Err(Error::Insolvent) } else { Ok(()) }
    }

    /// Shares that `lamports` buy at the rate of now, rounded down.
    pub(crate) fn shares_floor(&self, lamports: Lamports, clock: &EpochClock) -> Result<Shares> {
        let value = self.value(clock.slot)?;
        mul_div_floor(lamports.0, self.shares.0, value.0).map(Shares).ok_or(Error::Overflow)
    }

    /// Adds `backing` and the `shares` minted for it.
    pub(crate) fn enter(&mut self, backing: Lamports, shares: Shares) -> Result<()> {
        self.backing = self.backing.plus(backing)?;
        self.shares = self.shares.plus(shares)?;
        self.minted = self.minted.plus(shares)?;
        Ok(())
    }
}
