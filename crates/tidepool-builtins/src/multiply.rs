//! Products of 64-bit numbers from products of 32-bit ones.

use crate::Halves;
use core::hint::black_box;

const LOW_32: u64 = u32::MAX as u64;

/// The whole product of two 64-bit numbers.
#[inline]
pub fn mul_wide(a: u64, b: u64) -> Halves {
    let (a_high, a_low) = (a >> 32, a & LOW_32);
    let (b_high, b_low) = (b >> 32, b & LOW_32);
    // No sum overflows: (2^32 - 1)^2 + (2^32 - 1) is still below 2^64. The operations are wrapping
    // ones because an overflow check would turn each product into a 128-bit one.
    let lowest = a_low.wrapping_mul(b_low);
    let middle = a_high.wrapping_mul(b_low).wrapping_add(lowest >> 32);
    // LLVM knows this ladder, and would replace it by one 128-bit multiplication: a call of the
    // function that is being written here. The box hides one rung.
    let middle = black_box(middle);
    let other_middle = a_low.wrapping_mul(b_high).wrapping_add(middle & LOW_32);
    let high =
        a_high.wrapping_mul(b_high).wrapping_add(middle >> 32).wrapping_add(other_middle >> 32);
    Halves { high, low: a.wrapping_mul(b) }
}

/// The product of two 128-bit numbers, modulo 2^128.
#[inline]
pub fn mul_wrapping(a: Halves, b: Halves) -> Halves {
    let lower = mul_wide(a.low, b.low);
    let crossed = a.high.wrapping_mul(b.low).wrapping_add(a.low.wrapping_mul(b.high));
    Halves { high: lower.high.wrapping_add(crossed), low: lower.low }
}

#[cfg(test)]
mod tests {
    use super::*;
    use builtins_cases::Cases;

    #[test]
    fn agrees_with_the_hosts_u128() {
        for (a, b) in Cases::new(0).take(1_000_000) {
            assert_eq!(
                mul_wide(a as u64, b as u64).join(),
                (a as u64 as u128) * (b as u64 as u128),
                "{a:#x} {b:#x}"
            );
            assert_eq!(
                mul_wrapping(Halves::split(a), Halves::split(b)).join(),
                a.wrapping_mul(b),
                "{a:#x} {b:#x}"
            );
        }
    }
}
