//! Leaving with a stake account that is split off a validator's.

use crate::{
    amount::{Lamports, Shares},
    clock::EpochClock,
    error::{Error, Result},
    ledger::{Ledger, Price, require_output},
    mul_div::mul_div_ceil,
    parameters::Parameters,
};

/// What a stake exit gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakeRedeemed {
    /// Value of the shares at the rate of now, in lamports.
    pub gross: Lamports,
    /// The part of it that stays in the pool.
    pub fee: Lamports,
    /// Lamports to split off.
    pub out: Lamports,
    /// The price that was used.
    pub price: Price,
}

impl Ledger {
    /// Books an exit of `shares` with active stake, for at least `minimum` lamports.
    ///
    /// Besides the floor it pays for the running epoch's reward, which leaves with the stake.
    /// Which validator may be split is decided by [`crate::Source::may_give`].
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::ZeroOutput`], [`Error::SlippageExceeded`],
    /// [`Error::Overflow`].
    pub fn redeem_stake(
        &mut self,
        shares: Shares,
        minimum: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<StakeRedeemed> {
        self.require_fresh(clock.epoch)?;
        let price = self.price(clock.slot)?;
        let gross = price.lamports_floor(shares)?;
        let fee = parameters
            .exit_floor
            .of_ceil(gross)?
            .plus(accrued_reward(gross, clock, parameters)?)?;
        let out = gross.minus_or_zero(fee);
        require_output(out.0, minimum.0)?;
        *self = self.retired(shares, gross, fee, &price, clock, parameters)?;
        Ok(StakeRedeemed { gross, fee, out, price })
    }
}

/// `ceil(gross * f * t_e / (N + W))`, in lamports.
fn accrued_reward(
    gross: Lamports,
    clock: &EpochClock,
    parameters: &Parameters,
) -> Result<Lamports> {
    let elapsed = clock.elapsed().min(clock.slots);
    let rate = u64::from(parameters.exit_floor.0).checked_mul(elapsed).ok_or(Error::Overflow)?;
    mul_div_ceil(gross.0, rate, clock.parking_span(parameters)?)
        .map(Lamports)
        .ok_or(Error::Overflow)
}
