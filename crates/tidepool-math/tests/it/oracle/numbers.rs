//! The numbers below all formulas: `a * b / c`, millionths, what a tide has left.

use proptest::prelude::*;
use tidepool_math::{Error, Lamports, Millionths, Slot, Tide, mul_div_ceil, mul_div_floor};

use super::{ceil, floor, full};
use crate::laws::cases;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn oracle_of_mul_div((a, b, c) in (full(64), full(64), full(64))) {
        let factors = [u128::from(a), u128::from(b)];
        if c == 0 {
            prop_assert_eq!((mul_div_floor(a, b, c), mul_div_ceil(a, b, c)), (None, None));
            return Ok(());
        }
        let down = u64::try_from(floor(&factors, &[c.into()])).ok();
        let up = u64::try_from(ceil(&factors, &[c.into()])).ok();
        prop_assert_eq!(mul_div_floor(a, b, c), down);
        prop_assert_eq!(mul_div_ceil(a, b, c), up);
    }

    /// Quotients near the limit of one word, where estimated digits are most often too large.
    #[test]
    fn oracle_of_mul_div_with_large_quotients((b, c) in (full(64), full(64)), near in 0..8_u64) {
        prop_assume!(b > 0);
        let a = floor(&[c.into(), u64::MAX.into()], &[b.into()]);
        let Ok(a) = u64::try_from(a) else { return Ok(()) };
        let a = a.saturating_sub(near / 2).saturating_add(near % 2);
        prop_assume!(c > 0);
        let down = u64::try_from(floor(&[a.into(), b.into()], &[c.into()])).ok();
        prop_assert_eq!(mul_div_floor(a, b, c), down);
    }

    #[test]
    fn oracle_of_millionths(amount in full(64), ratio in full(32)) {
        let factors = [u128::from(amount), u128::from(ratio)];
        let ratio = Millionths(u32::try_from(ratio).unwrap());
        let down = u64::try_from(floor(&factors, &[1_000_000])).map_err(|_| Error::Overflow);
        let up = u64::try_from(ceil(&factors, &[1_000_000])).map_err(|_| Error::Overflow);
        prop_assert_eq!(ratio.of_floor(Lamports(amount)), down.map(Lamports));
        prop_assert_eq!(ratio.of_ceil(Lamports(amount)), up.map(Lamports));
    }

    #[test]
    fn oracle_of_the_unvested(
        (amount, duration) in (full(60), full(36)), start in full(62), after in full(37),
    ) {
        prop_assume!(duration > 0);
        let tide = Tide { amount: Lamports(amount), start: Slot(start), duration };
        let left = u128::from(duration.saturating_sub(after));
        let expected = ceil(&[amount.into(), left], &[duration.into()]);
        let unvested = tide.unvested(Slot(start + after)).unwrap();
        prop_assert_eq!(u64::try_from(expected), Ok(unvested.0));
    }
}
