//! Splitting an instant exit saves next to nothing.
//!
//! The fee is an integral, but over a reserve target that falls with the backing and a reserve
//! that keeps the fees of earlier parts. "Never pays" is therefore true only up to the part
//! `reserve_target + exit_ceiling` of what the exit pays beyond the floor.

use num_bigint::BigInt;
use proptest::{collection::vec, prelude::*};
use tidepool_math::Parameters;

use super::cases;
use crate::pool::{Part, Pool, part, scene};

/// Redeems `shares` in parts. Returns the lamports received, or nothing if one was refused.
fn in_parts(pool: &mut Pool, shares: u64, cuts: &[u16]) -> Option<i128> {
    let (mut left, mut paid) = (shares, 0);
    for &share in cuts {
        let some = Part { shift: 0, share }.of(left);
        paid += if some > 0 { pool.instant(some, 0).ok()?[2] } else { 0 };
        left -= some;
    }
    paid += if left > 0 { pool.instant(left, 0).ok()?[2] } else { 0 };
    Some(paid)
}

/// `saved <= (ceiling - f) * ((target + ceiling) * gross^2 / 2 + 2 * parts * gross) / T + 1`
fn is_next_to_nothing(pool: &Pool, saved: i128, gross: i128, parts: usize) -> bool {
    let Parameters { exit_floor, exit_ceiling, reserve_target, .. } = pool.parameters;
    let target = pool.ledger.reserve_target(&pool.parameters).unwrap().0.max(1);
    let unit = BigInt::from(2 * 10_i64.pow(12)) * target;
    let moved = BigInt::from(reserve_target.0 + exit_ceiling.0) * gross * gross;
    let rounded = BigInt::from(4_000_000) * parts * gross;
    (saved - 1) * unit <= (moved + rounded) * (exit_ceiling.0 - exit_floor.0)
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn split_exit_saves_next_to_nothing(
        mut pool in scene(), part in part(), cuts in vec(1..u16::MAX, 1..10),
    ) {
        pool.ledger.last_update_epoch = pool.clock.epoch;
        let shares = part.of(pool.held());
        let Ok([gross, _, whole, _]) = pool.clone().instant(shares, 0) else { return Ok(()) };
        let before = pool.clone();
        let Some(parts) = in_parts(&mut pool, shares, &cuts) else { return Ok(()) };
        let saved = parts - whole;
        prop_assert!(is_next_to_nothing(&before, saved, gross, cuts.len() + 2), "{}", saved);
    }

    /// With a target that doesn't move and no fee to keep, it is exact: parts never pay.
    #[test]
    fn split_exit_never_pays_above_the_target(
        mut pool in scene(), part in part(), cuts in vec(1..u16::MAX, 1..10),
    ) {
        pool.ledger.last_update_epoch = pool.clock.epoch;
        pool.parameters.reserve_target.0 = 0;
        let shares = part.of(pool.held());
        let Ok([_, _, whole, _]) = pool.clone().instant(shares, 0) else { return Ok(()) };
        let Some(parts) = in_parts(&mut pool, shares, &cuts) else { return Ok(()) };
        prop_assert!(parts <= whole);
    }
}

/// One million SOL, 20,000 of them free: the whole reserve leaves at once or in 64 parts.
#[test]
fn split_exit_of_the_whole_reserve() {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    let sol = 1_000_000_000;
    pool.deposit(20_000 * sol, 0).unwrap();
    pool.deposit_stake(979_999 * sol, 0).unwrap();
    let [_, fee, whole, _] = pool.clone().instant(20_000 * sol, 0).unwrap();
    let cuts: Vec<_> = (1..64).rev().map(|rest| u16::MAX / (rest + 1)).collect();
    let saved = in_parts(&mut pool, 20_000 * sol, &cuts).unwrap() - whole;
    let rise = fee - 14_000_000_000;
    // It does pay a little: the target has shrunk and fees have stayed before the last part.
    assert!(saved > 0);
    assert!(saved * 1_000_000 < rise * 23_000, "{saved} of {rise}");
}
