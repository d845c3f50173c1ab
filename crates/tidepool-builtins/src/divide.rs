//! Quotient and remainder: Knuth's algorithm D (The Art of Computer Programming, 4.3.1) on digits
//! of 32 bits.

use crate::{Halves, mul_wide};

const LOW_32: u64 = u32::MAX as u64;

/// Quotient and remainder of `dividend / divisor`. The divisor must not be zero; Rust checks that
/// before it divides.
#[inline]
pub fn div_rem(dividend: Halves, divisor: Halves) -> (Halves, Halves) {
    if divisor.high != 0 {
        by_two_halves(dividend, divisor)
    } else if dividend.high == 0 {
        let quotient = dividend.low / divisor.low;
        let remainder = dividend.low.wrapping_sub(quotient.wrapping_mul(divisor.low));
        (Halves::from_low(quotient), Halves::from_low(remainder))
    } else if divisor.low <= LOW_32 {
        by_one_digit(dividend, divisor.low)
    } else {
        by_one_half(dividend, divisor.low)
    }
}

/// A divisor of 32 bits: school division, three digits of the dividend at a time at most.
const fn by_one_digit(dividend: Halves, divisor: u64) -> (Halves, Halves) {
    let high = dividend.high / divisor;
    let remainder = dividend.high.wrapping_sub(high.wrapping_mul(divisor));
    let upper = (remainder << 32) | (dividend.low >> 32);
    let upper_digit = upper / divisor;
    let remainder = upper.wrapping_sub(upper_digit.wrapping_mul(divisor));
    let lower = (remainder << 32) | (dividend.low & LOW_32);
    let lower_digit = lower / divisor;
    let remainder = lower.wrapping_sub(lower_digit.wrapping_mul(divisor));
    (Halves { high, low: (upper_digit << 32) | lower_digit }, Halves::from_low(remainder))
}

/// A divisor of 33 to 64 bits.
const fn by_one_half(dividend: Halves, divisor: u64) -> (Halves, Halves) {
    let high = if dividend.high < divisor { 0 } else { dividend.high / divisor };
    let rest =
        Halves { high: dividend.high.wrapping_sub(high.wrapping_mul(divisor)), low: dividend.low };
    let (low, remainder) = narrow(rest, divisor);
    (Halves { high, low }, Halves::from_low(remainder))
}

/// A divisor of more than 64 bits: the quotient fits in 64.
fn by_two_halves(dividend: Halves, divisor: Halves) -> (Halves, Halves) {
    if dividend.high < divisor.high {
        return (Halves::ZERO, dividend);
    }
    // Divide half of the dividend by the divisor's leading 64 bits. That quotient is too big by one
    // at most, once it is shifted back: Hacker's Delight, 9-5.
    let shift = divisor.high.leading_zeros();
    let leading = shifted_high(divisor, shift);
    let halved =
        Halves { high: dividend.high >> 1, low: (dividend.high << 63) | (dividend.low >> 1) };
    let (estimate, _) = narrow(halved, leading);
    let mut quotient = (estimate >> (63 - shift)).saturating_sub(1);
    let product = mul_wide(quotient, divisor.low);
    let product = Halves {
        high: product.high.wrapping_add(quotient.wrapping_mul(divisor.high)),
        low: product.low,
    };
    let mut remainder = dividend.wrapping_sub(product);
    if !less(remainder, divisor) {
        quotient = quotient.wrapping_add(1);
        remainder = remainder.wrapping_sub(divisor);
    }
    (Halves::from_low(quotient), remainder)
}

/// A quotient that fits in 64 bits, because `dividend.high < divisor`: two digits of 32 bits, each
/// estimated from the divisor's upper digit and corrected at most twice.
const fn narrow(dividend: Halves, divisor: u64) -> (u64, u64) {
    let shift = divisor.leading_zeros();
    let divisor = divisor << shift;
    let high = shifted_high(dividend, shift);
    let low = dividend.low << shift;
    let (upper, rest) = digit(high, low >> 32, divisor);
    let (lower, rest) = digit(rest, low & LOW_32, divisor);
    ((upper << 32) | lower, rest >> shift)
}

/// One digit of a quotient, and the rest: `(high * 2^32 + next) / divisor` where `high < divisor`
/// and the divisor's top bit is set.
const fn digit(high: u64, next: u64, divisor: u64) -> (u64, u64) {
    let (upper, lower) = (divisor >> 32, divisor & LOW_32);
    let mut estimate = high / upper;
    let mut rest = high.wrapping_sub(estimate.wrapping_mul(upper));
    while estimate > LOW_32 || estimate.wrapping_mul(lower) > (rest << 32 | next) {
        estimate = estimate.wrapping_sub(1);
        rest = rest.wrapping_add(upper);
        if rest > LOW_32 {
            break;
        }
    }
    let whole = (high << 32) | next;
    (estimate, whole.wrapping_sub(estimate.wrapping_mul(divisor)))
}

/// The upper half of `value << shift`, for a shift below 64.
const fn shifted_high(value: Halves, shift: u32) -> u64 {
    if shift == 0 { value.high } else { (value.high << shift) | (value.low >> (64 - shift)) }
}

const fn less(a: Halves, b: Halves) -> bool {
    a.high < b.high || (a.high == b.high && a.low < b.low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use builtins_cases::Cases;

    #[test]
    fn agrees_with_the_hosts_u128() {
        for (a, b) in Cases::new(0).take(2_000_000).filter(|(_, divisor)| *divisor != 0) {
            let (quotient, remainder) = div_rem(Halves::split(a), Halves::split(b));
            assert_eq!((quotient.join(), remainder.join()), (a / b, a % b), "{a:#x} {b:#x}");
        }
    }
}
