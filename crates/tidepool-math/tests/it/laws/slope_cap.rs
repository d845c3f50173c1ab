//! Continuity in time: over any `N + W` slots the tide lifts the rate by the exit floor at
//! most, or it was too steep even for sixteen epochs.

use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};

use super::cases;
use crate::pool::{Part, Pool, Step, entry, exit, fresh, part, rate, scene, step};

/// The longest tide, in slots.
fn longest(pool: &Pool) -> u128 {
    16 * u128::from(pool.clock.slots)
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn slope_is_capped_by_every_update(
        mut pool in scene(), first in step(), second in step(), wait in part(),
    ) {
        for step in [first, second] {
            let _ = step.take(&mut pool);
        }
        pool.skip(1);
        pool.wait(wait.of(pool.clock.slots));
        prop_assume!(pool.update().is_ok());
        let (tide, now) = (pool.ledger.tide, pool.clock.slot);
        prop_assert_eq!(tide.start, now);
        let duration = u128::from(tide.duration);
        prop_assert_eq!(
            duration, pool.needed().clamp(u128::from(pool.clock.slots), longest(&pool))
        );
        prop_assert!(pool.is_capped() || duration == longest(&pool));
    }

    #[test]
    fn slope_is_capped_after_every_exit(mut pool in scene(), exit in exit()) {
        prop_assume!(exit.take(&mut pool).is_ok());
        prop_assert!(pool.is_capped() || pool.needed() > longest(&pool));
    }

    /// Entries lift the value and leave the tide alone, so they never make it steeper.
    #[test]
    fn slope_is_no_steeper_after_an_entry(mut pool in scene(), entry in entry()) {
        let before = (pool.ledger.tide, pool.value());
        prop_assume!(entry.take(&mut pool).is_ok());
        prop_assert_eq!(pool.ledger.tide, before.0);
        prop_assert!(pool.value() >= before.1);
    }

    /// From a capped tide: `V(t + dt) - V(t) <= f * V(t) * dt / (N + W) + 1`.
    #[test]
    fn slope_of_a_capped_tide(mut pool in scene(), wait in part(), later in part()) {
        pool.skip(1);
        prop_assume!(pool.update().is_ok() && pool.is_capped());
        pool.wait(wait.of(pool.clock.slots));
        let before = pool.clone();
        let slots = later.of(u64::try_from(before.span() / 1_000_000).unwrap());
        pool.wait(slots);
        let risen = u128::from((pool.value() - before.value()).saturating_sub(1));
        let paid = u128::from(before.parameters.exit_floor.0) * u128::from(slots);
        prop_assert!(risen * before.span() <= paid * u128::from(before.value()));
    }
}

/// A step of a history in which nothing is lost and no part of the pool is too small for
/// rounding to be negligible.
fn calm_step() -> impl Strategy<Value = Step> {
    (0..8_u8, part()).prop_map(|(kind, part)| match kind {
        0 => Step::Deposit(Part { shift: part.shift.max(10), ..part }),
        1 => Step::Order(part),
        2 => Step::Instant(part),
        3 => Step::Give(Part { shift: part.shift.max(28), ..part }),
        4 => Step::Burn(Part { shift: part.shift.max(4), ..part }),
        5 => Step::NextEpoch,
        6 => Step::Update,
        _ => Step::Wait(part),
    })
}

/// `V2 / S2 <= V1 / S1 * (1 + x + x^2 + allowance)` with `x = f * dt / (N + W)`, in billionths.
/// The square is for the rise upon the rise; the allowance for what operations round.
fn is_slow(early: &Pool, late: &Pool, allowance: u128) -> bool {
    let slots = u128::from(late.clock.slot.0 - early.clock.slot.0);
    let lift = u128::from(early.parameters.exit_floor.0) * slots * 1_000_000_000 / early.span() + 1;
    let most = 1_000_000_000 + lift + lift * lift / 1_000_000_000 + 1 + allowance;
    let ((value, shares), (late_value, late_shares)) = (rate(early), rate(late));
    BigUint::from(late_value * shares) * 1_000_000_000_u64
        <= BigUint::from(value * late_shares) * most
}

proptest! {
    #![proptest_config(cases(4))]

    /// The same through whole histories of deposits, exits, gifts, burns and updates.
    #[test]
    fn slope_stays_capped_through_histories(mut pool in fresh(), steps in vec(calm_step(), 60)) {
        pool.deposit(5_000_000_000, 0).unwrap();
        let mut moments = vec![pool.clone()];
        for step in steps {
            let _ = step.take(&mut pool);
            if pool.needed() > longest(&pool) {
                break;
            }
            let window = u64::try_from(pool.span() / 1_000_000).unwrap();
            for (index, early) in moments.iter().enumerate() {
                if early.clock.slot.0 + window >= pool.clock.slot.0 {
                    // Each operation rounds by a few units of at least 10^9.
                    let operations = (moments.len() - index) as u128;
                    prop_assert!(is_slow(early, &pool, 8 * operations), "{:?}\n{:?}", early, pool);
                }
            }
            moments.push(pool.clone());
        }
    }
}
