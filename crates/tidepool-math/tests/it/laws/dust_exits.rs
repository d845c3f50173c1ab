//! Exits of dust don't hold the tide back, however many they are.

use tidepool_math::Parameters;

use crate::pool::{Pool, deep_tide};

const EXITS: u64 = 10_000;
/// The smallest exit that pays anything: two lamports, one of which is the fee.
const DUST: u64 = 3;

/// 1,000 SOL and a tide as steep as the cap allows: it lasts longer than the epoch that is
/// its minimum, shorter than the sixteen that are its maximum.
fn at_the_cap() -> Pool {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(1_000_000_000_000, 0).unwrap();
    pool.purse -= 5_000_000_000;
    pool.given = 5_000_000_000;
    pool.skip(1);
    pool.update().unwrap();
    assert!((432_001..16 * 432_000).contains(&pool.ledger.tide.duration));
    pool
}

#[test]
fn dust_exits_in_one_slot_move_a_capped_tide_like_one_exit_of_all_the_dust() {
    let mut pool = at_the_cap();
    let end = pool.tide_end();
    let mut whole = pool.clone();
    whole.order(EXITS * DUST, 0).unwrap();
    for _ in 0..EXITS {
        pool.order(DUST, 0).unwrap();
    }
    assert!(pool.tide_end() <= whole.tide_end());
    // 30,000 of 10^12 lamports have left: a seven-millionth of a slot each.
    assert!(pool.tide_end() <= end + 1);
}

#[test]
fn dust_exits_in_many_slots_hold_back_a_lamport_each() {
    let mut pool = at_the_cap();
    let (end, slope) = (pool.tide_end(), pool.ledger.tide.amount.0 / pool.ledger.tide.duration);
    for _ in 0..EXITS {
        pool.wait(1);
        pool.order(DUST, 0).unwrap();
    }
    // Each restart rounds what is unvested up by less than a lamport.
    assert!(pool.tide_end() <= end + 1 + EXITS / slope, "{} {end}", pool.tide_end());
}

#[test]
fn dust_exits_do_not_move_the_end_of_a_tide_beyond_the_cap() {
    for between in [0, 1, 40] {
        let mut pool = deep_tide(Parameters::DEFAULT);
        let tide = pool.ledger.tide;
        for _ in 0..EXITS {
            pool.wait(between);
            pool.order(DUST, 0).unwrap();
        }
        assert_eq!(pool.ledger.tide, tide);
        assert!(pool.needed() > 16 * 432_000);
    }
}
