//! The names that LLVM calls, with the ABI that it expects: see the crate's page.

use crate::{Halves, div_rem, mul_wrapping};

/// The product modulo 2^128, which is the same for signed and unsigned numbers.
#[unsafe(no_mangle)]
pub extern "unadjusted" fn __multi3(a: u128, b: u128) -> u128 {
    mul_wrapping(Halves::split(a), Halves::split(b)).join()
}

/// The quotient of unsigned numbers.
#[unsafe(no_mangle)]
pub extern "unadjusted" fn __udivti3(dividend: u128, divisor: u128) -> u128 {
    div_rem(Halves::split(dividend), Halves::split(divisor)).0.join()
}

/// The remainder of unsigned numbers.
#[unsafe(no_mangle)]
pub extern "unadjusted" fn __umodti3(dividend: u128, divisor: u128) -> u128 {
    div_rem(Halves::split(dividend), Halves::split(divisor)).1.join()
}
