//! What an instant exit pays beyond the floor: more, the emptier it leaves the reserve.

use crate::{
    amount::Lamports,
    error::{Error, Result},
    mul_div::mul_div_ceil_inlined,
    parameters::Parameters,
};

/// The rise of the fee from the floor at a full reserve to the ceiling at an empty one,
/// integrated over the exit, so that splitting it hardly pays: the target follows the backing
/// down meanwhile, see docs/risks.md. Rounded up, in lamports.
///
/// `free` and `left` are the free reserve before and after, `target` the reserve target:
/// `(ceiling - floor) * (a1 - a0) * (a1 + a0) / (2 * target)` with `a = max(0, target - r)`.
pub(crate) fn depletion_fee(
    free: Lamports,
    left: Lamports,
    target: Lamports,
    parameters: &Parameters,
) -> Result<Lamports> {
    let missing_before = target.minus_or_zero(free);
    let missing_after = target.minus_or_zero(left);
    let depleted = missing_after.minus_or_zero(missing_before);
    if depleted == Lamports::ZERO {
        return Ok(Lamports::ZERO);
    }
    let rise = parameters.exit_ceiling.0.saturating_sub(parameters.exit_floor.0);
    let both = missing_after.plus(missing_before)?;
    // A target below 8,796 SOL needs the short division only: rise <= 2^13, depleted <= target.
    if target.0 >> 43 == 0 && rise >> 13 == 0 {
        let risen = depleted.0.wrapping_mul(rise.into());
        let span = target.0.max(1).wrapping_mul(2_000_000);
        return mul_div_ceil_inlined(risen, both.0, span).map(Lamports).ok_or(Error::Overflow);
    }
    let area = u128::from(depleted.0)
        .checked_mul(u128::from(both.0))
        .and_then(|area| area.checked_mul(u128::from(rise)));
    let span = u128::from(target.0.max(1)).checked_mul(2_000_000);
    let (area, span) = area.zip(span).ok_or(Error::Overflow)?;
    u64::try_from(area.div_ceil(span)).map(Lamports).map_err(|_| Error::Overflow)
}
