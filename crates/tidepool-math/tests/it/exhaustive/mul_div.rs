//! `a * b / c`.

use tidepool_math::{Lamports, Millionths, mul_div_ceil, mul_div_floor};

fn check(a: u64, b: u64, c: u64) {
    let product = u128::from(a) * u128::from(b);
    let divisor = u128::from(c);
    let floor = product.checked_div(divisor).and_then(|quotient| u64::try_from(quotient).ok());
    assert_eq!(mul_div_floor(a, b, c), floor, "{a} * {b} / {c}");
    let ceil = (c > 0).then(|| product.div_ceil(divisor));
    let ceil = ceil.and_then(|quotient| u64::try_from(quotient).ok());
    assert_eq!(mul_div_ceil(a, b, c), ceil, "{a} * {b} / {c}");
}

#[test]
fn mul_div_of_all_small_numbers() {
    for a in 0..=64 {
        for b in 0..=64 {
            for c in 0..=64 {
                check(a, b, c);
            }
        }
    }
}

/// Both sides of every boundary that the long division knows: half words, the top bit, the
/// limit of amounts, the largest quotient.
#[test]
fn mul_div_at_the_edges() {
    let mut edges = vec![0, 1, 2, 3, u64::MAX, u64::MAX - 1, 10_u64.pow(18), 0x8000_0000_8000_0001];
    for bits in [8, 16, 31, 32, 33, 47, 48, 59, 60, 63] {
        edges.extend([(1_u64 << bits) - 1, 1 << bits, (1 << bits) + 1]);
    }
    for &a in &edges {
        for &b in &edges {
            for &c in &edges {
                check(a, b, c);
            }
        }
    }
}

#[test]
fn millionths_of_small_amounts() {
    for ratio in [0_u32, 1, 2, 333_333, 500_000, 999_999, 1_000_000] {
        for amount in (0..=64_u64).chain([1_000_000, (1 << 60) - 1]) {
            let product = u128::from(amount) * u128::from(ratio);
            let floor = u64::try_from(product / 1_000_000).unwrap();
            let ceil = u64::try_from(product.div_ceil(1_000_000)).unwrap();
            let ratio = Millionths(ratio);
            assert_eq!(ratio.of_floor(Lamports(amount)), Ok(Lamports(floor)));
            assert_eq!(ratio.of_ceil(Lamports(amount)), Ok(Lamports(ceil)));
        }
    }
}
