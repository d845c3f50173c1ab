//! `a * b / c` without losing a bit and without 128-bit division.
//!
//! The virtual machine has no 128-bit division, and a general one costs more than all the
//! rest of a deposit. A product of two words divided by one word needs only two steps of
//! long division in base 2^32.

const LOW: u64 = 0xffff_ffff;

/// `floor(a * b / c)`, or `None` when `c` is zero or the result exceeds 64 bits.
#[must_use]
#[inline(never)]
pub fn mul_div_floor(a: u64, b: u64, c: u64) -> Option<u64> {
    mul_div_floor_inlined(a, b, c)
}

/// [`mul_div_floor`] in place, for where each compute unit counts.
#[inline(always)]
pub(crate) fn mul_div_floor_inlined(a: u64, b: u64, c: u64) -> Option<u64> {
    let (high, low) = mul_wide(a, b);
    Some(div_wide(high, low, c)?.0)
}

/// `ceil(a * b / c)`, or `None` when `c` is zero or the result exceeds 64 bits.
#[must_use]
#[inline(never)]
pub fn mul_div_ceil(a: u64, b: u64, c: u64) -> Option<u64> {
    mul_div_ceil_inlined(a, b, c)
}

/// [`mul_div_ceil`] in place, for where each compute unit counts.
#[inline(always)]
pub(crate) fn mul_div_ceil_inlined(a: u64, b: u64, c: u64) -> Option<u64> {
    let (high, low) = mul_wide(a, b);
    match div_wide(high, low, c)? {
        (quotient, 0) => Some(quotient),
        (quotient, _) => quotient.checked_add(1),
    }
}

/// `a * b`, or `None` beyond 64 bits. The compiler's own checked multiplication is a call of
/// the 128-bit one on the virtual machine.
#[inline(always)]
pub(crate) fn product(a: u64, b: u64) -> Option<u64> {
    match mul_wide(a, b) {
        (0, product) => Some(product),
        _ => None,
    }
}

/// The 128-bit product as (high word, low word), which compare like the product itself.
#[inline(always)]
pub(crate) fn mul_wide(a: u64, b: u64) -> (u64, u64) {
    if (a | b) >> 32 == 0 {
        return (0, a.wrapping_mul(b));
    }
    let (a1, a0, b1, b0) = (a >> 32, a & LOW, b >> 32, b & LOW);
    let (p00, p01) = (a0.wrapping_mul(b0), a0.wrapping_mul(b1));
    let (p10, p11) = (a1.wrapping_mul(b0), a1.wrapping_mul(b1));
    // Three terms below 2^32 each: no carry is lost.
    let middle = (p00 >> 32).wrapping_add(p01 & LOW).wrapping_add(p10 & LOW);
    let high = p11.wrapping_add(p01 >> 32).wrapping_add(p10 >> 32).wrapping_add(middle >> 32);
    (high, word(middle, p00 & LOW))
}

/// Quotient and remainder of a two-word number by one word, or `None` when the divisor is
/// zero or the quotient exceeds one word.
#[inline(never)]
fn div_wide(high: u64, low: u64, divisor: u64) -> Option<(u64, u64)> {
    if high == 0 {
        return Some((low.checked_div(divisor)?, low.checked_rem(divisor)?));
    }
    if high >= divisor {
        return None;
    }
    // Knuth's algorithm D: with the divisor's top bit set, the estimate of each 32-bit digit
    // is at most two too large.
    let shift = divisor.leading_zeros();
    let divisor = divisor.wrapping_shl(shift);
    let spill = low.wrapping_shr(1).wrapping_shr(63_u32.wrapping_sub(shift));
    let top = high.wrapping_shl(shift) | spill;
    let low = low.wrapping_shl(shift);
    let (q1, rest) = quotient_digit(top, low >> 32, divisor)?;
    let (q0, rest) = quotient_digit(rest, low & LOW, divisor)?;
    Some((word(q1, q0), rest.wrapping_shr(shift)))
}

/// One digit of the long division: `(rest * 2^32 + digit)` by a divisor whose top bit is set,
/// with `rest` below the divisor. Returns the digit and the new rest.
fn quotient_digit(rest: u64, digit: u64, divisor: u64) -> Option<(u64, u64)> {
    let (d1, d0) = (divisor >> 32, divisor & LOW);
    let mut quotient = rest.checked_div(d1)?;
    let mut remainder = rest.wrapping_sub(quotient.wrapping_mul(d1));
    while quotient > LOW || quotient.wrapping_mul(d0) > word(remainder, digit) {
        quotient = quotient.wrapping_sub(1);
        remainder = remainder.wrapping_add(d1);
        if remainder > LOW {
            break;
        }
    }
    // Wraps by design: the true difference is below the divisor.
    let rest = word(rest, digit).wrapping_sub(quotient.wrapping_mul(divisor));
    Some((quotient, rest))
}

/// A word of two digits in base 2^32; what the first has beyond 32 bits is lost.
#[inline(always)]
const fn word(high: u64, low: u64) -> u64 {
    high << 32 | low
}
