//! Leaving at once, paid from the reserve.

use crate::{
    amount::{Lamports, Shares},
    clock::EpochClock,
    error::{Error, Result},
    exit_fee::depletion_fee,
    ledger::{Ledger, Price, require_output},
    parameters::Parameters,
};

/// What an instant exit gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// Value of the shares at the rate of now, in lamports.
    pub gross: Lamports,
    /// The part of it that stays in the pool.
    pub fee: Lamports,
    /// The part of it that is paid: `gross - fee`.
    pub out: Lamports,
    /// The price that was used.
    pub price: Price,
}

impl Ledger {
    /// What redeeming `shares` from the reserve would give now; gross rounded down, fees up.
    ///
    /// `locked` is the reserve's rent plus 1 SOL. Between an epoch's boundary and its update
    /// at most a quarter of the free reserve may leave, because a loss may be under way.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::InsufficientReserve`], [`Error::GapQuotaExceeded`],
    /// [`Error::ZeroOutput`], [`Error::Overflow`].
    #[inline(never)]
    pub fn quote_redeem_sol(
        &self,
        shares: Shares,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Redeemed> {
        self.quote_redeem_sol_inlined(shares, locked, clock, parameters)
    }

    #[inline(always)]
    fn quote_redeem_sol_inlined(
        &self,
        shares: Shares,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Redeemed> {
        self.require_fresh(clock.epoch)?;
        let price = self.price_inlined(clock.slot)?;
        let gross = price.lamports_floor_inlined(shares)?;
        let free = self.free_reserve(locked).ok_or(Error::InsufficientReserve)?;
        let left = free.minus(gross).map_err(|_| Error::InsufficientReserve)?;
        if self.in_gap(clock) {
            self.require_gap_quota(gross, free)?;
        }
        let target = self.reserve_target(parameters)?;
        let fee = parameters
            .exit_floor
            .of_ceil(gross)?
            .plus(depletion_fee(free, left, target, parameters)?)?;
        let out = gross.minus_or_zero(fee);
        require_output(out.0, 1)?;
        Ok(Redeemed { gross, fee, out, price })
    }

    /// Books an instant exit of `shares`, for at least `minimum` lamports.
    ///
    /// # Errors
    /// Those of [`Ledger::quote_redeem_sol`], and [`Error::SlippageExceeded`].
    pub fn redeem_sol(
        &mut self,
        shares: Shares,
        minimum: Lamports,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Redeemed> {
        let redeemed = self.quote_redeem_sol(shares, locked, clock, parameters)?;
        require_output(redeemed.out.0, minimum.0)?;
        let Redeemed { gross, fee, price, .. } = redeemed;
        let retired = self.retired(shares, gross, fee, &price, clock, parameters)?;
        self.pay_at_once(&redeemed, retired, clock)?;
        Ok(redeemed)
    }

    /// [`Ledger::redeem_sol`] in place, for where each compute unit counts.
    ///
    /// # Errors
    /// Those of [`Ledger::redeem_sol`].
    #[inline(always)]
    pub fn redeem_sol_inlined(
        &mut self,
        shares: Shares,
        minimum: Lamports,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Redeemed> {
        let redeemed = self.quote_redeem_sol_inlined(shares, locked, clock, parameters)?;
        require_output(redeemed.out.0, minimum.0)?;
        let Redeemed { gross, fee, price, .. } = redeemed;
        let retired = self.retired_inlined(shares, gross, fee, &price, clock, parameters)?;
        self.pay_at_once(&redeemed, retired, clock)?;
        Ok(redeemed)
    }

    /// Takes the books after an exit, with its payment from the reserve.
    #[inline(always)]
    fn pay_at_once(
        &mut self,
        redeemed: &Redeemed,
        retired: Self,
        clock: &EpochClock,
    ) -> Result<()> {
        let Redeemed { gross, out, .. } = *redeemed;
        *self = Self {
            gap_out: if self.in_gap(clock) { self.gap_out.plus(gross)? } else { self.gap_out },
            reserve: self.reserve.minus(out)?,
            ..retired
        };
        Ok(())
    }

    /// The most lamports that instant exits can be worth now, before fees.
    ///
    /// # Errors
    /// [`Error::Overflow`] for amounts beyond 2^60.
    pub fn instantly_payable(&self, locked: Lamports, clock: &EpochClock) -> Result<Lamports> {
        let free = self.free_reserve(locked).unwrap_or_default();
        if !self.in_gap(clock) {
            return Ok(free);
        }
        let quarter = Lamports(free.plus(self.gap_out)?.0 >> 2);
        Ok(quarter.minus_or_zero(self.gap_out))
    }

    /// Whether the epoch's boundary has passed and its update has not run. A pool that is more
    /// than one epoch behind prices nothing.
    fn in_gap(&self, clock: &EpochClock) -> bool {
        self.last_update_epoch != clock.epoch
    }

    /// `4 * (gap_out + gross) <= r0 + gap_out` before the epoch's update.
    fn require_gap_quota(&self, gross: Lamports, free: Lamports) -> Result<()> {
        let leaving = self.gap_out.plus(gross)?;
        let at_boundary = free.plus(self.gap_out)?;
        // Amounts stay below 2^60, so four of them fit.
        if leaving.0.saturating_mul(4) > at_boundary.0 {
            return Err(Error::GapQuotaExceeded);
        }
        Ok(())
    }
}
