//! What a market lends on. Fixed when it is made: a borrower knows for good when his collateral
//! can be seized, and no key can move that line.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{
    constants::MILLION,
    curve::RateCurve,
    error::{LendingError, Result},
};

/// At the threshold, collateral must cover the debt, the bonus and a redemption's fees: at most
/// this part of it, so that a liquidation never leaves an obligation worse off.
const MOST_COVERED: u64 = 990_000;
const MAX_BONUS: u32 = 200_000;
const MAX_RESERVE_FACTOR: u32 = 500_000;
const MIN_CLOSE_FACTOR: u32 = 50_000;

/// All in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Risk {
    /// Debt after a borrowing, at most, of the collateral's value.
    pub max_ltv: u32,
    /// Debt above this part of the value can be liquidated.
    pub threshold: u32,
    /// What a liquidator gets on top of what he repays.
    pub bonus: u32,
    /// The part of the debt that one liquidation may repay.
    pub close_factor: u32,
    /// The part of the interest that the market keeps for losses.
    pub reserve_factor: u32,
    /// What borrowing costs.
    pub curve: RateCurve,
}

impl Risk {
    /// Refuses parameters outside their bounds: `0 < max_ltv < threshold`, threshold with bonus at
    /// most 99 %, bonus at most 20 %, close factor at least 5 %, reserve factor at most 50 %.
    pub fn check(&self) -> Result<()> {
        self.curve.check()?;
        let with_bonus = u64::from(self.threshold)
            .checked_mul(MILLION.saturating_add(self.bonus.into()))
            .ok_or(LendingError::ParameterOutOfBounds)?;
        let within = self.max_ltv > 0
            && self.max_ltv < self.threshold
            && u64::from(self.threshold) < MILLION
            && with_bonus <= MOST_COVERED.saturating_mul(MILLION)
            && self.bonus <= MAX_BONUS
            && self.close_factor >= MIN_CLOSE_FACTOR
            && u64::from(self.close_factor) <= MILLION
            && self.reserve_factor <= MAX_RESERVE_FACTOR;
        if within { Ok(()) } else { Err(LendingError::ParameterOutOfBounds) }
    }
}
