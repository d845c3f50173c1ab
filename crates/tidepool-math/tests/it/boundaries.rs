//! On which side of each comparison equality falls, and what is meant where there is nothing to
//! divide: exact numbers that random ones hardly ever hit.

use tidepool_math::{
    Delegation, EpochClock, Error, LOCKED_LAMPORTS, Lamports, Ledger, Millionths, Observed,
    Parameters, Shares, Source, Tide, mul_div_floor,
};

use crate::pool::Pool;

fn clock(elapsed: u64) -> EpochClock {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.wait(elapsed);
    pool.clock
}

fn delegation() -> Delegation {
    Delegation {
        backing: Lamports(1_000),
        reserve_target: Lamports(0),
        payable: Lamports(100),
        ticket_debt: Lamports(160),
        cooling: Lamports(40),
        cooled_unswept: Lamports(20),
        total_tracked: Lamports(900),
        sum_weights: 10,
        movable: Lamports(0),
    }
}

/// The window is 43,200 slots, its last quarter 10,800.
#[test]
fn the_last_quarter_of_the_window_begins_with_its_first_slot() {
    let parameters = Parameters { window: Millionths(100_000), ..Parameters::DEFAULT };
    assert!(!clock(421_199).is_late(&parameters));
    assert!(clock(421_200).is_late(&parameters));
    assert!(clock(431_999).is_late(&parameters));
}

#[test]
fn tickets_lack_nothing_while_what_is_coming_covers_them_to_the_lamport() {
    assert_eq!(delegation().tickets_lack(), Ok(false));
    let one_more = Delegation { ticket_debt: Lamports(161), ..delegation() };
    assert_eq!(one_more.tickets_lack(), Ok(true));
}

/// An epoch's first weight may come after its first stake.
#[test]
fn where_nobody_has_a_weight_no_share_is_an_error() {
    let nobody = Delegation { sum_weights: 0, ..delegation() };
    assert_eq!(nobody.target_floor(5), Ok(Lamports(0)));
    assert_eq!(delegation().target_floor(0), Ok(Lamports(0)));
    assert_eq!(delegation().target_floor(5), Ok(Lamports(500)));
}

#[test]
fn a_validator_that_shall_have_nothing_may_give_everything() {
    let source =
        Source { weight: 1, sum_weights: 10, tracked: Lamports(90), total: Lamports(1_000) };
    assert_eq!(source.may_give(Lamports(1)), Ok(false));
    let (weightless, nobody) =
        (Source { weight: 0, ..source }, Source { sum_weights: 0, ..source });
    assert_eq!(weightless.may_give(Lamports(90)), Ok(true));
    assert_eq!(nobody.may_give(Lamports(1)), Ok(true));
    assert_eq!(source.may_give(Lamports(91)), Err(Error::Overflow));
}

/// The target is 2^50 lamports, far beyond what one word can integrate over, and all its low bits
/// are zero.
#[test]
fn a_great_target_of_round_numbers_is_integrated_over_in_two_words() {
    let clock = clock(0);
    let backing = 5 << 50;
    let pool = Ledger {
        backing: Lamports(backing),
        reserve: Lamports((1 << 50) + LOCKED_LAMPORTS),
        shares: Shares(backing),
        minted: Shares(backing),
        ..Ledger::create(Lamports(LOCKED_LAMPORTS), &clock).expect("a pool")
    };
    let parameters = Parameters {
        exit_floor: Millionths(1_000),
        exit_ceiling: Millionths(5_000),
        reserve_target: Millionths(200_000),
        ..Parameters::DEFAULT
    };
    let shares = Shares(1 << 50);
    let quote = pool.quote_redeem_sol(shares, Lamports(LOCKED_LAMPORTS), &clock, &parameters);
    // A thousandth, and half of the four thousandths by which the ceiling is above it.
    let expected = [1_000, 2_000].map(|rate| ((1_u128 << 50) * rate).div_ceil(1_000_000));
    let expected = u64::try_from(expected.iter().sum::<u128>()).expect("one word");
    assert_eq!(quote.expect("a quote").fee, Lamports(expected));
}

/// No pool may have such a rise; the arithmetic does not rely on that.
#[test]
fn a_rise_beyond_all_bounds_is_integrated_over_in_two_words() {
    let clock = clock(0);
    let (target, beyond): (u64, u64) = (1 << 42, 1 << 34);
    let pool = Ledger {
        backing: Lamports(5 * target),
        reserve: Lamports(2 * target + LOCKED_LAMPORTS),
        shares: Shares(5 * target),
        minted: Shares(5 * target),
        ..Ledger::create(Lamports(LOCKED_LAMPORTS), &clock).expect("a pool")
    };
    let parameters = Parameters {
        exit_floor: Millionths(0),
        exit_ceiling: Millionths(1 << 31),
        reserve_target: Millionths(200_000),
        ..Parameters::DEFAULT
    };
    let shares = Shares(target + beyond);
    let quote = pool.quote_redeem_sol(shares, Lamports(LOCKED_LAMPORTS), &clock, &parameters);
    // The rise, times the square of what is taken below the target, over twice the target.
    let expected = ((1_u128 << (31 + 34 + 34)) / (2 << 42)).div_ceil(1_000_000);
    let expected = u64::try_from(expected).expect("one word");
    assert_eq!(quote.expect("a quote").fee, Lamports(expected));
}

/// The estimate of the first digit is the greatest that a digit can be, and right.
#[test]
fn the_greatest_digit_of_a_long_division_is_not_corrected() {
    let greatest = 0xffff_ffff_0000_0000;
    assert_eq!(mul_div_floor(greatest, 1 << 63, 1 << 63), Some(greatest));
}

/// Of ten lamports of value and ten of tickets a loss leaves two: one to each, and that is enough
/// for the shares to be worth something. A loss of one more leaves one, which is theirs.
#[test]
fn a_pool_whose_shares_keep_one_lamport_is_solvent() {
    let clock = clock(0);
    let pool = Ledger {
        backing: Lamports(10),
        tide: Tide { amount: Lamports(0), start: clock.slot, duration: 1 },
        ticket_debt: Lamports(10),
        open_tickets: 1,
        ..Ledger::create(Lamports(LOCKED_LAMPORTS), &clock).expect("a pool")
    };
    let after = |loss: i64| {
        let mut pool = Ledger { observed: -loss, ..pool };
        let observed = Observed { supply: pool.minted, reserve: pool.reserve };
        pool.update(observed, &clock, &Parameters::DEFAULT).expect("nothing stops an update");
        (pool.backing.0, pool.ticket_debt.0, pool.insolvent)
    };
    assert_eq!(after(18), (1, 1, false));
    assert_eq!(after(19), (1, 0, true));
}
