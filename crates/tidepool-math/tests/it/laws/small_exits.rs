//! Small exits in two parts are open whatever the reserve: below 1 SOL, of one share, of two
//! lamports.

use tidepool_math::{Error, Lamports, Parameters};

use crate::pool::{Operation, Pool};

const SOL: u64 = 1_000_000_000;

/// 1,000 SOL and a bit, 20 SOL of them free, at `per_share` lamports a share.
fn pool(per_share: u64) -> Pool {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(1_000 * SOL, 0).unwrap();
    pool.apply(Operation::Delegate { lamports: 980 * SOL }).unwrap();
    let ledger = &mut pool.ledger;
    let more = ledger.backing.0 * (per_share - 1);
    ledger.backing.0 += more;
    pool.tracked += more;
    assert_eq!(pool.value(), per_share * pool.ledger.shares.0);
    pool
}

/// Its free reserve is `free`, or as much below zero as tickets lack.
fn with_free(mut pool: Pool, free: i64) -> Pool {
    pool.ledger.ticket_debt = Lamports(50 * SOL);
    pool.ledger.open_tickets = 1;
    let reserve = pool.locked.0 + pool.ledger.ticket_debt.0;
    pool.ledger.reserve.0 = reserve.checked_add_signed(free).unwrap();
    pool
}

/// One epoch later, before the update; `gone` lamports have left already.
fn in_gap(mut pool: Pool, gone: u64) -> Pool {
    pool.skip(1);
    pool.ledger.gap_out = Lamports(gone);
    pool
}

/// Every situation of the reserve.
fn situations(per_share: u64) -> Vec<(&'static str, Pool)> {
    let pool = || pool(per_share);
    vec![
        ("at its target or above", with_free(pool(), 20_000_000_000_000)),
        ("below its target", with_free(pool(), 1_000_000)),
        ("one lamport", with_free(pool(), 1)),
        ("nothing", with_free(pool(), 0)),
        ("tickets lack a lamport", with_free(pool(), -1)),
        ("tickets lack nearly all", with_free(pool(), -49_000_000_000)),
        ("a quarter", in_gap(with_free(pool(), 1_000_000), 0)),
        ("less than a quarter", in_gap(with_free(pool(), 1_000_000), 200_000)),
        ("the quarter is used up", in_gap(with_free(pool(), 750_000), 250_000)),
        ("the quarter is more than used up", in_gap(with_free(pool(), 0), 1_000_000)),
        ("tickets lack it and the quarter is used up", in_gap(with_free(pool(), -1), 1_000_000)),
    ]
}

#[test]
fn small_exits_are_open_whatever_the_reserve() {
    for per_share in [1, 2, 3, 1_000] {
        for (reserve, pool) in situations(per_share) {
            for lamports in [2, 3, 4, 5, 100, 249_999, 250_000, 1_000_000, 1_000_001, SOL - 1] {
                let shares = lamports.div_ceil(per_share);
                let gross = i128::from(shares * per_share);
                let mut after = pool.clone();
                let made = after.redeem(shares, 1);
                let [total, fee, out, paid] = made.unwrap_or_else(|refusal| {
                    panic!("{refusal:?}: {lamports} at {per_share}, reserve: {reserve}")
                });
                // One to so many is exact, but for what the first part's rounding leaves.
                assert!(total == gross && fee + out == total && paid <= out, "{reserve}");
                assert!(fee <= gross * 3_000 / 1_000_000 + 3);
                assert_eq!(after.tickets.is_empty(), paid == out);
                assert_eq!(after.identity_gap(), pool.identity_gap());
            }
        }
    }
}

#[test]
fn small_exits_of_one_lamport_give_nothing() {
    for (_, pool) in situations(1) {
        assert_eq!(pool.clone().redeem(1, 0), Err(Error::ZeroOutput));
        assert_eq!(pool.clone().redeem(0, 0), Err(Error::ZeroOutput));
    }
}
