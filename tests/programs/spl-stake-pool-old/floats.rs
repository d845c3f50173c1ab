//! Comparisons of floating-point numbers that the support library lacks.

const MAGNITUDE: u64 = u64::MAX >> 1;
const INFINITY: u64 = 0x7FF0_0000_0000_0000;

/// Whether one of the two is no number.
#[unsafe(no_mangle)]
pub extern "C" fn __unorddf2(a: f64, b: f64) -> i64 {
    i64::from(is_nan(a) || is_nan(b))
}

/// Negative if `a < b`.
#[unsafe(no_mangle)]
pub extern "C" fn __ltdf2(a: f64, b: f64) -> i64 {
    if is_nan(a) || is_nan(b) {
        return 1;
    }
    let (a, b) = (ordered(a), ordered(b));
    if a < b { -1 } else { i64::from(a > b) }
}

fn is_nan(number: f64) -> bool {
    number.to_bits() & MAGNITUDE > INFINITY
}

/// An integer with the same order.
fn ordered(number: f64) -> i64 {
    let magnitude = (number.to_bits() & MAGNITUDE).cast_signed();
    if number.to_bits() > MAGNITUDE { -magnitude } else { magnitude }
}
