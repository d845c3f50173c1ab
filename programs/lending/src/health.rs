//! Whether collateral covers a debt.

use crate::{
    error::{LendingError, Result},
    fixed::part_floor,
    price::Price,
    risk::Risk,
};

/// Requires that `tokens` carry a debt of `debt` lamports that is taken up or kept now:
/// `debt <= floor(net * max_ltv)`.
pub fn require_covered(tokens: u64, debt: u64, price: &Price, risk: &Risk) -> Result<()> {
    let most =
        part_floor(price.net_floor(tokens)?, risk.max_ltv).ok_or(LendingError::AmountOutOfRange)?;
    if debt <= most { Ok(()) } else { Err(LendingError::CollateralTooLow) }
}

/// Whether a debt may be liquidated: `debt > floor(net * threshold)`. At the threshold itself it
/// may not.
pub fn is_liquidatable(tokens: u64, debt: u64, price: &Price, risk: &Risk) -> Result<bool> {
    let most = part_floor(price.net_floor(tokens)?, risk.threshold)
        .ok_or(LendingError::AmountOutOfRange)?;
    Ok(debt > most)
}

/// The health factor in millionths, rounded down, for people to look at: below one million an
/// obligation can be liquidated. `None` without debt.
pub fn health_factor_floor(
    tokens: u64,
    debt: u64,
    price: &Price,
    risk: &Risk,
) -> Result<Option<u64>> {
    let most = part_floor(price.net_floor(tokens)?, risk.threshold)
        .ok_or(LendingError::AmountOutOfRange)?;
    if debt == 0 {
        return Ok(None);
    }
    let factor = tidepool_math::mul_div_floor(most, crate::constants::MILLION, debt);
    Ok(Some(factor.unwrap_or(u64::MAX)))
}
