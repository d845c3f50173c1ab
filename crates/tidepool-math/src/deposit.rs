//! Entering the pool.

use crate::{
    amount::{Epoch, Lamports, Shares},
    clock::Moment,
    error::{Error, Result},
    ledger::{Ledger, Price, require_output},
    parameters::Parameters,
};

/// What a deposit gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposited {
    /// Shares to mint.
    pub shares: Shares,
    /// Lamports of the deposit that stay in the pool as fee.
    pub fee: Lamports,
    /// The price that was used.
    pub price: Price,
}

impl Ledger {
    /// What depositing `lamports` would give now; shares rounded down, the fee up.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::Insolvent`], [`Error::ZeroOutput`], [`Error::Overflow`].
    pub fn quote_deposit(
        &self,
        lamports: Lamports,
        now: impl Into<Moment>,
        parameters: &Parameters,
    ) -> Result<Deposited> {
        let now = now.into();
        self.require_open(now.epoch)?;
        let price = self.price_inlined(now.slot)?;
        let fee = parameters.deposit_fee.of_ceil(lamports)?;
        let shares = price.shares_floor(lamports.minus(fee)?)?;
        require_output(shares.0, 1)?;
        Ok(Deposited { shares, fee, price })
    }

    /// Books a deposit of `lamports` into the reserve, for at least `minimum` shares.
    ///
    /// # Errors
    /// Those of [`Ledger::quote_deposit`], and [`Error::SlippageExceeded`].
    pub fn deposit(
        &mut self,
        lamports: Lamports,
        minimum: Shares,
        now: impl Into<Moment>,
        parameters: &Parameters,
    ) -> Result<Deposited> {
        let (next, deposited) = self.bought(lamports, minimum, now, parameters)?;
        *self = Self { reserve: self.reserve.plus(lamports)?, ..next };
        Ok(deposited)
    }

    /// Books a deposit of `lamports` that came to a validator's stake account, for at least
    /// `minimum` shares; the caller tracks them there.
    ///
    /// # Errors
    /// Those of [`Ledger::deposit`].
    pub fn deposit_stake(
        &mut self,
        lamports: Lamports,
        minimum: Shares,
        now: impl Into<Moment>,
        parameters: &Parameters,
    ) -> Result<Deposited> {
        let (next, deposited) = self.bought(lamports, minimum, now, parameters)?;
        *self = next;
        Ok(deposited)
    }

    /// The books after a deposit, wherever its lamports came to.
    fn bought(
        &self,
        lamports: Lamports,
        minimum: Shares,
        now: impl Into<Moment>,
        parameters: &Parameters,
    ) -> Result<(Self, Deposited)> {
        let deposited = self.quote_deposit(lamports, now, parameters)?;
        require_output(deposited.shares.0, minimum.0)?;
        let next = Self {
            pending_fees: self.pending_fees.plus(deposited.fee)?,
            ..self.entered(lamports.minus(deposited.fee)?, deposited.shares)?
        };
        Ok((next, deposited))
    }

    /// The gate of every entry.
    pub(crate) fn require_open(&self, epoch: Epoch) -> Result<()> {
        self.require_fresh(epoch)?;
        if self.insolvent { Err(Error::Insolvent) } else { Ok(()) }
    }

    /// The books with more `backing` and the `shares` minted for it.
    pub(crate) fn entered(&self, backing: Lamports, shares: Shares) -> Result<Self> {
        Ok(Self {
            backing: self.backing.plus(backing)?,
            shares: self.shares.plus(shares)?,
            minted: self.minted.plus(shares)?,
            ..*self
        })
    }
}
