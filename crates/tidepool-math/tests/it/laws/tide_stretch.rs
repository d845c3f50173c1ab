//! The stretch of a tide beyond the cap is bounded by sixteen epochs (the first decided
//! deviation, `docs/decisions/0003-tide-stretch-is-bounded.md`).

use proptest::prelude::*;
use tidepool_math::Parameters;

use super::cases;
use crate::pool::{Part, Pool, Step, deep_tide, scene, whole_exit};

/// The rule without a bound: what is left of the tide, stretched in proportion to the value
/// that left, from `remaining` slots.
fn unbounded(remaining: u128, before: u64, after: u64) -> u128 {
    remaining * u128::from(before) / u128::from(after)
}

fn remaining(pool: &Pool) -> u64 {
    pool.ledger.tide.remaining(pool.clock.slot)
}

/// Deposits a hundred times the pool and takes it out again by a ticket, in one slot.
/// Returns the value before and after the exit.
fn round(pool: &mut Pool) -> (u64, u64) {
    let [shares, ..] = pool.deposit(1_100_000_000_000, 0).unwrap();
    let before = pool.value();
    pool.order(u64::try_from(shares).unwrap(), 0).unwrap();
    (before, pool.value())
}

#[test]
fn twelve_rounds_in_one_slot_would_leave_the_range_of_slots() {
    let mut pool = deep_tide(Parameters::DEFAULT);
    let mut literal = u128::from(remaining(&pool));
    let rounds = (1..=12).find(|_| {
        let (before, after) = round(&mut pool);
        literal = unbounded(literal, before, after);
        // An exit that can't book its tide is refused: nobody could leave any more.
        u64::try_from(literal).is_err()
    });
    assert!(rounds.is_some());
    assert_eq!(remaining(&pool), 16 * 432_000);
}

#[test]
fn rounds_cannot_hold_back_more_than_sixteen_epochs_from_now() {
    let mut pool = deep_tide(Parameters::DEFAULT);
    let mut unvested = pool.unvested();
    for _ in 0..20 {
        pool.wait(10_000);
        // Without an exit, 10,000 of 16 * 432,000 slots have passed.
        assert!(pool.unvested() < unvested);
        unvested = pool.unvested();
        round(&mut pool);
        assert_eq!(remaining(&pool), 16 * 432_000);
        assert_eq!(pool.unvested(), unvested, "an exit moved the tide itself");
    }
}

proptest! {
    #![proptest_config(cases(16))]

    /// `new = min(floor(rem * V / V'), max(rem, M * N))` where the cap is out of reach, and
    /// only if it is longer.
    #[test]
    fn stretch_is_proportional_and_bounded(mut pool in scene(), exit in whole_exit()) {
        let before = pool.clone();
        prop_assume!(exit.take(&mut pool).is_ok());
        let (old, new) = (remaining(&before), remaining(&pool));
        let longest = 16 * pool.clock.slots;
        prop_assert!(new >= old && new <= old.max(longest));
        prop_assert_eq!(pool.unvested(), before.unvested());
        if pool.needed() > u128::from(longest) {
            let literal = unbounded(old.into(), before.value(), pool.value());
            prop_assert_eq!(u128::from(new), literal.min(old.max(longest).into()));
        }
    }

    /// However an exit is cut into parts, the end moves no further than with one exit.
    #[test]
    fn stretch_of_parts_is_no_longer(
        cuts in prop::collection::vec(any::<u16>(), 1..30), wait in 0..6_000_000_u64,
    ) {
        let mut pool = deep_tide(Parameters::DEFAULT);
        pool.deposit(100_000_000_000, 0).unwrap();
        pool.wait(wait % pool.clock.slots);
        let (start, value) = (remaining(&pool), pool.value());
        for share in cuts {
            let _ = Step::Order(Part { shift: 2, share }).take(&mut pool);
            let most = unbounded(start.into(), value, pool.value());
            prop_assert!(u128::from(remaining(&pool)) <= most);
        }
    }
}
