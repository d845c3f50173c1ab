//! The slope cap: how long a tide lasts after an update, and after an exit.

use num_bigint::BigUint;
use proptest::prelude::*;
use tidepool_math::{Lamports, Observed, Parameters, Shares, Slot};

use super::{ceil, clock, floor, full, ledger};
use crate::{
    laws::cases,
    pool::{parameters, part},
};

const SLOTS: u64 = 432_000;

/// `ceil(u * (N + W) / (f * V))`
fn needed(tide: u64, value: u64, parameters: &Parameters) -> BigUint {
    let span = SLOTS + SLOTS * u64::from(parameters.window.0) / 1_000_000;
    ceil(&[tide.into(), span.into(), 1_000_000], &[parameters.exit_floor.0.into(), value.into()])
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_a_new_tide((value, tide) in (full(59), full(59)), parameters in parameters()) {
        let value = value.max(1);
        let mut pool = ledger(value, tide, 1_000_000_000, &clock(0));
        let later = clock(SLOTS);
        pool.tide.start = later.slot;
        let observed = Observed { supply: pool.minted, reserve: pool.reserve };
        pool.update(observed, &later, &parameters).unwrap().unwrap();
        let expected = needed(tide, value, &parameters)
            .clamp(SLOTS.into(), (16 * SLOTS).into());
        prop_assert_eq!(u64::try_from(expected), Ok(pool.tide.duration));
        prop_assert_eq!((pool.tide.amount.0, pool.tide.start), (tide, later.slot));
    }

    #[test]
    fn oracle_of_a_stretch(
        (value, tide, shares) in (full(59), full(59), full(59)), leaving in part(),
        (duration, elapsed) in (1..=16 * SLOTS, part()), parameters in parameters(),
    ) {
        let (value, shares) = (value.max(2), shares.max(2));
        let clock = clock(SLOTS / 2);
        let elapsed = elapsed.of(duration.min(clock.slot.0));
        let mut pool = ledger(value, tide, shares, &clock);
        pool.tide.start = Slot(clock.slot.0 - elapsed);
        pool.tide.duration = duration;
        let remaining = duration - elapsed;
        let unvested = pool.tide.unvested(clock.slot).unwrap().0;
        pool.backing.0 = value + unvested;
        let leaving = leaving.of(shares - 1);
        let before = pool.tide;
        prop_assume!(
            pool.order_ticket(Shares(leaving), Lamports(0), &clock, &parameters).is_ok()
        );
        let gross = floor(&[leaving.into(), value.into()], &[shares.into()]);
        let after = value - u64::try_from(gross).unwrap();
        let needed = needed(unvested, after, &parameters);
        let longest = 16 * SLOTS;
        let wanted = if needed <= longest.into() {
            needed
        } else {
            floor(&[remaining.into(), value.into()], &[after.into()]).min(longest.into())
        };
        if unvested == 0 || wanted <= remaining.into() {
            prop_assert_eq!(pool.tide, before);
        } else {
            prop_assert_eq!(u64::try_from(wanted), Ok(pool.tide.duration));
            prop_assert_eq!((pool.tide.amount.0, pool.tide.start), (unvested, clock.slot));
        }
    }
}
