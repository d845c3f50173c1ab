//! An exit in two parts: as much as the reserve can pay at once, a ticket for the rest. It is
//! worth what the same two exits by hand are worth, and no reserve is too empty for it.

use proptest::prelude::*;
use tidepool_math::{Error, Parameters};

use super::cases;
use crate::pool::{Amounts, Operation, Pool, part, rate, scene};

/// Lamports that may leave at once: the free reserve, or what the gap's quota leaves of it.
fn payable(pool: &Pool) -> u64 {
    let (free, gone) = (pool.free(), pool.ledger.gap_out.0);
    if pool.ledger.last_update_epoch == pool.clock.epoch {
        free
    } else {
        ((free + gone) / 4).saturating_sub(gone)
    }
}

fn gross(pool: &Pool, shares: u64) -> u64 {
    let (value, total) = rate(pool);
    u64::try_from(u128::from(shares) * value / total).unwrap()
}

/// Lamports that may leave at once if not all do: two stay for the ticket.
fn most_at_once(pool: &Pool, shares: u64) -> u64 {
    payable(pool).min(gross(pool, shares).saturating_sub(2))
}

/// The shares that leave at once.
fn first_part(pool: &Pool, shares: u64) -> u64 {
    if payable(pool) > 0 && gross(pool, shares) <= payable(pool) {
        return shares;
    }
    let (value, total) = rate(pool);
    u64::try_from(u128::from(most_at_once(pool, shares)) * total / value).unwrap()
}

/// The same two exits one after the other. Returns what `redeem` returns.
fn by_hand(pool: &mut Pool, shares: u64) -> tidepool_math::Result<Amounts> {
    let first = first_part(pool, shares);
    let at_once = match pool.instant(first, 0) {
        Err(Error::ZeroOutput) => None,
        Err(Error::InsufficientReserve | Error::GapQuotaExceeded) if first == 0 => None,
        made => Some(made?),
    };
    let rest = if at_once.is_some() { shares - first } else { shares };
    let paid = at_once.unwrap_or_default();
    if at_once.is_some() && rest == 0 {
        return Ok([paid[0], paid[1], paid[2], paid[2]]);
    }
    let owed = pool.order(rest, 0)?;
    Ok([paid[0] + owed[0], paid[1] + owed[1], paid[2] + owed[2], paid[2]])
}

proptest! {
    #![proptest_config(cases(32))]

    /// To the lamport, ticket and books included.
    #[test]
    fn two_part_exit_is_two_exits_by_hand(mut pool in scene(), part in part()) {
        let shares = part.of(pool.held());
        let mut hand = pool.clone();
        let expected = by_hand(&mut hand, shares);
        let made = pool.redeem(shares, 0);
        prop_assert_eq!(made, expected);
        prop_assert!(made.is_err() || pool == hand, "{:?}\n{:?}", pool, hand);
    }

    /// Against a ticket for all, being paid sooner costs what the depletion of the reserve
    /// costs, and two lamports of rounding at most; it never gains anything.
    #[test]
    fn two_part_exit_costs_the_depletion_fee(pool in scene(), part in part()) {
        let shares = part.of(pool.held());
        let Ok([.., patient, _]) = pool.clone().order(shares, 0) else { return Ok(()) };
        let [_, _, out, paid] = pool.clone().redeem(shares, 0).unwrap();
        prop_assert!(out <= patient);
        if paid == 0 {
            prop_assert_eq!(out, patient);
            return Ok(());
        }
        let [gross, fee, ..] = pool.clone().instant(first_part(&pool, shares), 0).unwrap();
        let floor = i128::from(pool.parameters.exit_floor.0);
        let depletion = fee - (gross * floor + 999_999) / 1_000_000;
        prop_assert!(out >= patient - depletion - 2, "{} of {}", out, patient);
    }

    /// What is ordered could not have been paid, but for less than a share and a lamport.
    #[test]
    fn two_part_exit_goes_as_far_as_the_reserve(pool in scene(), part in part()) {
        let shares = part.of(pool.held());
        let first = first_part(&pool, shares);
        let open = pool.tickets.len();
        let mut after = pool.clone();
        let Ok([_, _, _, paid]) = after.redeem(shares, 0) else { return Ok(()) };
        if after.tickets.len() == open {
            prop_assert_eq!(first, shares);
        } else if paid == 0 {
            // Nothing could be paid at once, or the fee would have taken all of it.
            prop_assert!(
                first == 0 || pool.clone().instant(first, 0) == Err(Error::ZeroOutput)
            );
        } else {
            let (value, total) = rate(&pool);
            let most = u128::from(most_at_once(&pool, shares));
            let left = u128::from(gross(&pool, first)) + 1;
            prop_assert!(left * total + value > most * total);
            prop_assert!(after.tickets[open].owed.0 > 0);
        }
    }

    /// Neither the reserve nor the gap's quota is ever the reason of a refusal.
    #[test]
    fn two_part_exit_is_refused_for_its_own_reasons(pool in scene(), part in part()) {
        let shares = part.of(pool.held());
        let made = pool.clone().redeem(shares, 0);
        let worthless = gross(&pool, shares) <= 1;
        prop_assert_eq!(made.err(), worthless.then_some(Error::ZeroOutput));
    }
}

/// Why a redemption can be refused, once each; the pool stays as it was.
fn assert_refused(pool: &Pool, shares: u64, minimum: u64, refusal: Error) {
    let mut after = pool.clone();
    assert_eq!(after.redeem(shares, minimum), Err(refusal), "{shares} {minimum}");
    assert_eq!(&after, pool);
}

/// One to one, with 3 SOL of 101 free.
fn pool() -> Pool {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(100_000_000_000, 0).unwrap();
    pool.apply(Operation::Delegate { lamports: 97_000_000_000 }).unwrap();
    pool
}

#[test]
fn two_part_exit_refusals() {
    let pool = pool();
    for nothing in [0, 1] {
        assert_refused(&pool, nothing, 0, Error::ZeroOutput);
        assert_refused(&pool, nothing, u64::MAX, Error::ZeroOutput);
    }
    for too_many in [100_000_000_001, 1 << 60, u64::MAX] {
        assert_refused(&pool, too_many, 0, Error::Overflow);
    }
    let [_, _, out, _] = pool.clone().redeem(5_000_000_000, 0).unwrap();
    let out = u64::try_from(out).unwrap();
    assert_refused(&pool, 5_000_000_000, out + 1, Error::SlippageExceeded);
    assert!(pool.clone().redeem(5_000_000_000, out).is_ok());
    let mut late = pool.clone();
    late.skip(2);
    let mut lost = pool;
    lost.observe(-1);
    for stale in [late, lost] {
        for shares in [0, 5_000_000_000, u64::MAX] {
            assert_refused(&stale, shares, u64::MAX, Error::PoolStale);
        }
    }
}

/// Shares worth nothing, too: the reserve that lacks lamports is not what refuses them.
#[test]
fn two_part_exit_of_nothing_gives_nothing_whatever_the_reserve() {
    let mut owed = pool();
    owed.order(50_000_000_000, 0).unwrap();
    assert_eq!(owed.ledger.free_reserve(owed.locked), None);
    let mut used_up = pool();
    used_up.skip(1);
    used_up.instant(750_000_000, 0).unwrap();
    used_up.order(50_000_000, 0).unwrap();
    assert_eq!(used_up.instant(0, 0), Err(Error::GapQuotaExceeded));
    for mut pool in [owed, used_up] {
        for shares in [0, 1] {
            assert_refused(&pool, shares, 0, Error::ZeroOutput);
        }
        // Below one lamport a share, some shares are worth nothing.
        pool.ledger.backing.0 /= 2;
        assert_refused(&pool, 1, 0, Error::ZeroOutput);
    }
}

/// Where the fee at an empty reserve would take all, a ticket gives half.
#[test]
fn two_part_exit_of_two_lamports_is_not_eaten() {
    let mut pool = pool();
    let target = pool.ledger.reserve_target(&pool.parameters).unwrap().0;
    assert!(pool.free() > target);
    assert_eq!(pool.clone().redeem(2, 1), Ok([2, 1, 1, 1]), "above the target: at once");
    pool.instant(2_000_000_000, 0).unwrap();
    assert!(pool.free() < pool.ledger.reserve_target(&pool.parameters).unwrap().0);
    assert_eq!(pool.instant(2, 0), Err(Error::ZeroOutput));
    assert_eq!(pool.redeem(2, 1), Ok([2, 1, 1, 0]));
    assert_eq!(pool.tickets.len(), 1);
}

/// An exit of more than the reserve leaves a ticket of two lamports at least.
#[test]
fn two_part_exit_leaves_a_ticket_that_is_worth_something() {
    let pool = pool();
    for more in 1..5_u64 {
        let mut after = pool.clone();
        after.redeem(3_000_000_000 + more, 0).unwrap();
        assert_eq!(after.tickets[0].owed.0, more.max(2) - 1);
    }
    let mut exact = pool;
    exact.redeem(3_000_000_000, 0).unwrap();
    assert!(exact.tickets.is_empty());
}
