//! Interest against rationals of big integers.

use num_bigint::BigUint;
use tidepool_lending::{
    books::Books,
    constants::{MAX_AMOUNT, MAX_ELAPSED},
    curve::RateCurve,
    risk::Risk,
};

use crate::chance::Chance;

fn big(number: impl Into<u128>) -> BigUint {
    BigUint::from(number.into())
}

fn ceil(numerator: &BigUint, denominator: &BigUint) -> BigUint {
    (numerator + denominator - big(1_u8)) / denominator
}

/// The rate in millionths a year: utilisation and each line rounded up.
fn rate(curve: &RateCurve, borrows: u64, idle: u64) -> BigUint {
    let million = big(1_000_000_u32);
    let used = match borrows + idle {
        0 => big(0_u8),
        all => ceil(&(big(borrows) * &million), &big(all)),
    };
    let kink = big(curve.kink);
    let first = used.clone().min(kink.clone());
    let second = if used > kink { &used - &kink } else { big(0_u8) };
    let below = ceil(&(big(curve.rise_to_kink) * first), &kink);
    let above = ceil(&(big(curve.rise_beyond) * second), &(&million - &kink));
    big(curve.base) + below + above
}

/// The index after `elapsed` slots of simple interest.
fn index(books: &Books, curve: &RateCurve, elapsed: u64) -> BigUint {
    let borrows = books.borrows_floor().expect("a debt");
    let spent = rate(curve, borrows, books.cash + books.receivable) * big(elapsed);
    let year = big(78_840_000_u64) * big(1_000_000_u32);
    let one = big(1_u128 << 64);
    let factor = ceil(&(spent * &one), &year);
    big(books.index) + ceil(&(big(books.index) * factor), &one)
}

fn books(chance: &mut Chance) -> Books {
    let size = 1 << chance.below(50);
    Books {
        cash: chance.below(size),
        debt_shares: chance.below(size),
        index: (1 << 64) + u128::from(chance.number()) * u128::from(chance.below(1 << 10)),
        receivable: chance.below(size),
        ..Books::new(0)
    }
}

fn risk(chance: &mut Chance) -> Risk {
    let mut part = |most| u32::try_from(chance.below(most)).expect("a part");
    let curve = RateCurve {
        base: part(1_000_000),
        kink: 1 + part(999_999),
        rise_to_kink: part(2_000_000),
        rise_beyond: part(2_000_000),
    };
    Risk { reserve_factor: part(500_001), curve, ..Risk::default() }
}

#[test]
fn the_index_is_the_formula_rounded_up_and_the_reserves_part_rounded_down() {
    let mut chance = Chance::new(1);
    for _ in 0..20_000 {
        let (before, risk) = (books(&mut chance), risk(&mut chance));
        let elapsed = chance.up_to_bits(28);
        let expected = index(&before, &risk.curve, elapsed);
        let mut after = before;
        after.accrue(elapsed, &risk).expect("interest");
        assert_eq!(big(after.index), expected);
        let interest =
            after.borrows_floor().expect("a debt") - before.borrows_floor().expect("a debt");
        let kept = big(interest) * big(risk.reserve_factor) / big(1_000_000_u32);
        assert_eq!(big(after.reserves), kept);
        assert_eq!(after.last_slot, elapsed);
    }
}

#[test]
fn many_small_gaps_are_never_cheaper_than_one_large_one() {
    let mut chance = Chance::new(2);
    for _ in 0..200 {
        let (before, risk) = (books(&mut chance), risk(&mut chance));
        let (mut once, mut often) = (before, before);
        once.accrue(1_000, &risk).expect("interest");
        for slot in 1..=1_000 {
            often.accrue(slot, &risk).expect("interest");
        }
        assert!(often.index >= once.index);
    }
}

#[test]
fn ten_years_are_the_longest_gap_and_time_never_runs_back() {
    let mut chance = Chance::new(3);
    let (before, risk) = (books(&mut chance), risk(&mut chance));
    let (mut ten, mut hundred) = (before, before);
    ten.accrue(MAX_ELAPSED, &risk).expect("interest");
    hundred.accrue(u64::MAX, &risk).expect("interest");
    assert_eq!((ten.index, ten.reserves), (hundred.index, hundred.reserves));
    let early = Books { last_slot: 500, ..before };
    let mut same = early;
    same.accrue(400, &risk).expect("interest");
    assert_eq!(same, early);
}

#[test]
fn interest_stops_where_the_numbers_end_and_repaying_does_not() {
    let dear = RateCurve { base: 5_000_000, kink: 1, ..RateCurve::default() };
    let risk = Risk { reserve_factor: 500_000, curve: dear, ..Risk::default() };
    for debt_shares in [1, 1_000, 1 << 40, MAX_AMOUNT - 1] {
        let mut books = Books { debt_shares, ..Books::new(0) };
        for step in 1..200 {
            books.accrue(step * MAX_ELAPSED, &risk).expect("no error at any time");
            assert!(books.index <= 1 << 96);
            assert!(books.borrows_floor().expect("in range") < MAX_AMOUNT);
            assert!(books.reserves < MAX_AMOUNT);
        }
        let stopped = books;
        books.accrue(u64::MAX, &risk).expect("no error");
        assert_eq!(books.index, stopped.index);
        books.repay_exactly(1, debt_shares).expect("a repayment");
    }
}
