//! What shares are worth in lamports and lamports in shares, as a bracket: the question that a
//! pool of many liquid-staking tokens asks a calculator, before it swaps one for another.
//!
//! The upper end is the rate; the lower end is what is left by ticket, the exit that is always
//! open, at the exit floor.

use core::ops::RangeInclusive;

use tidepool_math::{Epoch, Shares, Slot, mul_div_ceil, mul_div_floor};

use crate::{PoolBytes, Refusal};

// [value]
/// Lamports that `shares` are worth at `slot` of `epoch`: from what a ticket for them is owed to
/// what the rate says.
///
/// # Errors
/// [`Refusal::NotAPool`], [`Refusal::Stale`], [`Refusal::TooLarge`].
pub fn lst_to_sol(
    pool: &[u8],
    shares: u64,
    slot: u64,
    epoch: u64,
) -> Result<RangeInclusive<u64>, Refusal> {
    let rate = PoolBytes::parse(pool)?.rate;
    if !rate.is_fresh(Epoch(epoch)) {
        return Err(Refusal::Stale);
    }
    let gross = rate.lamports_floor(Shares(shares), Slot(slot)).map_err(too_large)?;
    let fee = rate.exit_floor.of_ceil(gross).map_err(too_large)?;
    Ok(gross.minus_or_zero(fee).0..=gross.0)
}

/// Shares that `lamports` are worth at `slot` of `epoch`: from what the rate says to the fewest
/// whose ticket is owed as much.
///
/// # Errors
/// [`Refusal::NotAPool`], [`Refusal::Stale`], [`Refusal::TooLarge`].
pub fn sol_to_lst(
    pool: &[u8],
    lamports: u64,
    slot: u64,
    epoch: u64,
) -> Result<RangeInclusive<u64>, Refusal> {
    let rate = PoolBytes::parse(pool)?.rate;
    if !rate.is_fresh(Epoch(epoch)) {
        return Err(Refusal::Stale);
    }
    let value = rate.value(Slot(slot)).map_err(too_large)?.0;
    // gross - ceil(gross * f) >= wanted exactly where gross * (1 - f) >= wanted.
    let kept = MILLION.checked_sub(rate.exit_floor.0.into()).ok_or(Refusal::TooLarge)?;
    let gross = mul_div_ceil(lamports, MILLION, kept).ok_or(Refusal::TooLarge)?;
    let least = mul_div_floor(lamports, rate.shares.0, value).ok_or(Refusal::TooLarge)?;
    let most = mul_div_ceil(gross, rate.shares.0, value).ok_or(Refusal::TooLarge)?;
    Ok(least..=most)
}
// [end]

const MILLION: u64 = 1_000_000;

fn too_large(_: tidepool_math::Error) -> Refusal {
    Refusal::TooLarge
}
