//! Multiplication and division with 64.64 fixed point numbers and millionths, rounded as the
//! names say. `None` means that the result does not fit.

use tidepool_math::{mul_div_ceil, mul_div_floor};

use crate::constants::MILLION;

/// One, in 64.64 fixed point.
pub const ONE: u128 = 1 << 64;
const LOW: u128 = ONE - 1;

/// `floor(amount * factor / 2^64)`.
#[must_use]
pub fn times_floor(amount: u64, factor: u128) -> Option<u64> {
    u64::try_from(product(u128::from(amount), factor)?.0).ok()
}

/// `ceil(amount * factor / 2^64)`.
#[must_use]
pub fn times_ceil(amount: u64, factor: u128) -> Option<u64> {
    u64::try_from(product_ceil(u128::from(amount), factor)?).ok()
}

/// `ceil(a * b / 2^64)`.
#[must_use]
pub fn product_ceil(a: u128, b: u128) -> Option<u128> {
    match product(a, b)? {
        (whole, false) => Some(whole),
        (whole, true) => whole.checked_add(1),
    }
}

/// `floor(amount * 2^64 / factor)`.
#[must_use]
pub fn over_floor(amount: u64, factor: u128) -> Option<u64> {
    u64::try_from((u128::from(amount) << 64).checked_div(factor)?).ok()
}

/// `ceil(amount * 2^64 / factor)`.
#[must_use]
pub fn over_ceil(amount: u64, factor: u128) -> Option<u64> {
    let scaled = u128::from(amount) << 64;
    let whole = scaled.checked_div(factor)?;
    let rest = scaled.checked_rem(factor)?;
    u64::try_from(whole.checked_add(u128::from(rest != 0))?).ok()
}

/// `floor(amount * millionths / 10^6)`.
#[must_use]
pub fn part_floor(amount: u64, millionths: u32) -> Option<u64> {
    mul_div_floor(amount, millionths.into(), MILLION)
}

/// `ceil(amount * millionths / 10^6)`.
#[must_use]
pub fn part_ceil(amount: u64, millionths: u32) -> Option<u64> {
    mul_div_ceil(amount, millionths.into(), MILLION)
}

/// `floor(a * b / 2^64)`, and whether something was cut off.
fn product(a: u128, b: u128) -> Option<(u128, bool)> {
    let (a1, a0, b1, b0) = (a >> 64, a & LOW, b >> 64, b & LOW);
    // Each product of two halves fits into 128 bits.
    let low = a0.checked_mul(b0)?;
    let middle = a1.checked_mul(b0)?.checked_add(a0.checked_mul(b1)?)?;
    let high = a1.checked_mul(b1)?.checked_mul(ONE)?;
    Some((high.checked_add(middle)?.checked_add(low >> 64)?, low & LOW != 0))
}
