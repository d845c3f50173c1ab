//! Deposits and all ways out, for every value, share count and amount up to 64.

use tidepool_math::{Error, Lamports, Ledger, Millionths, Parameters, Shares};

use super::{at, ledger};

/// Ratios of which fractions of small numbers show.
const PARAMETERS: Parameters = Parameters {
    exit_floor: Millionths(250_000),
    exit_ceiling: Millionths(700_000),
    deposit_fee: Millionths(100_000),
    reserve_target: Millionths(300_000),
    ..Parameters::DEFAULT
};

/// Calls `check` with every `V`, `S` and amount.
fn for_all(check: impl Fn(u64, u64, u64)) {
    for value in 1..=64 {
        for shares in 1..=64 {
            for amount in 0..=64 {
                check(value, shares, amount);
            }
        }
    }
}

/// The ledger after `m` shares worth `gross` left and `fee` stayed.
fn left(before: Ledger, m: u64, gross: u64, fee: u64) -> Ledger {
    Ledger {
        backing: Lamports(before.backing.0 - gross),
        shares: Shares(before.shares.0 - m),
        minted: Shares(before.minted.0 - m),
        pending_fees: Lamports(fee),
        ..before
    }
}

#[test]
fn deposits_of_all_small_pools() {
    let clock = at(0);
    for parameters in [PARAMETERS, Parameters { deposit_fee: Millionths(0), ..PARAMETERS }] {
        for_all(|value, shares, x| {
            let before = ledger(value, shares, &clock);
            let mut after = before;
            let mut staked = before;
            let made = after.deposit(Lamports(x), Shares(0), &clock, &parameters);
            let with_stake = staked.deposit_stake(Lamports(x), Shares(0), &clock, &parameters);
            assert_eq!(with_stake, made);
            let fee = if parameters.deposit_fee.0 == 0 { 0 } else { x.div_ceil(10) };
            let m = (x - fee) * shares / value;
            if m == 0 {
                assert_eq!((made, after), (Err(Error::ZeroOutput), before));
                assert_eq!(staked, before);
                return;
            }
            let made = made.unwrap();
            assert_eq!((made.shares.0, made.fee.0), (m, fee), "{value} {shares} {x}");
            let expected = Ledger {
                backing: Lamports(value + x - fee),
                shares: Shares(shares + m),
                minted: Shares(shares + m),
                reserve: Lamports(value + x),
                pending_fees: Lamports(fee),
                ..before
            };
            assert_eq!(after, expected);
            assert_eq!(staked, Ledger { reserve: before.reserve, ..expected });
        });
    }
}

#[test]
fn orders_of_all_small_pools() {
    let clock = at(0);
    for_all(|value, shares, m| {
        if m >= shares {
            return;
        }
        let before = ledger(value, shares, &clock);
        let mut after = before;
        let made = after.order_ticket(Shares(m), Lamports(0), &clock, &PARAMETERS);
        let gross = m * value / shares;
        let fee = gross.div_ceil(4);
        if gross == fee {
            assert_eq!((made, after), (Err(Error::ZeroOutput), before));
            return;
        }
        assert_eq!(made.unwrap().ticket.owed.0, gross - fee);
        let expected = Ledger {
            ticket_debt: Lamports(gross - fee),
            open_tickets: 1,
            ..left(before, m, gross, fee)
        };
        assert_eq!(after, expected);
    });
}

/// With a tenth of an epoch gone for each slot and one slot of window, the accrued reward is
/// `gross * f * t_e / 11`.
#[test]
fn stake_exits_of_all_small_pools() {
    for elapsed in [0, 1, 9] {
        let clock = at(elapsed);
        for_all(|value, shares, m| {
            if m >= shares {
                return;
            }
            let before = ledger(value, shares, &clock);
            let mut after = before;
            let made = after.redeem_stake(Shares(m), Lamports(0), &clock, &PARAMETERS);
            let gross = m * value / shares;
            let fee = gross.div_ceil(4) + (gross * elapsed).div_ceil(4 * 11);
            if gross <= fee {
                assert_eq!((made, after), (Err(Error::ZeroOutput), before));
                return;
            }
            assert_eq!(made.unwrap().out.0, gross - fee);
            assert_eq!(after, left(before, m, gross, fee));
        });
    }
}

/// The rise of the fee, lamport by lamport of the exit: each costs what the middle of its
/// step says. In units of `T / 10^6`, so that it is exact.
fn rise(free: u64, gross: u64, target: u64) -> u64 {
    let missing = |free: u64| target.saturating_sub(free);
    let steps = (free - gross + 1..=free).map(|free| missing(free - 1) + missing(free));
    (steps.sum::<u64>() * 450_000).div_ceil(2 * target.max(1) * 1_000_000)
}

#[test]
fn instant_exits_of_all_small_pools() {
    let clock = at(0);
    for locked in [0, 5, 20] {
        for_all(|value, shares, m| {
            if m >= shares {
                return;
            }
            let before = ledger(value, shares, &clock);
            let mut after = before;
            let made =
                after.redeem_sol(Shares(m), Lamports(0), Lamports(locked), &clock, &PARAMETERS);
            let gross = m * value / shares;
            if value < locked + gross {
                assert_eq!((made, after), (Err(Error::InsufficientReserve), before));
                return;
            }
            let target = value * 3 / 10;
            let fee = gross.div_ceil(4) + rise(value - locked, gross, target);
            if gross <= fee {
                assert_eq!((made, after), (Err(Error::ZeroOutput), before));
                return;
            }
            assert_eq!(made.unwrap().fee.0, fee, "{value} {shares} {m} {locked}");
            let reserve = Lamports(value - (gross - fee));
            assert_eq!(after, Ledger { reserve, ..left(before, m, gross, fee) });
        });
    }
}

/// Every free reserve, earlier exit and exit of the gap up to 24.
#[test]
fn gap_quotas_of_all_small_pools() {
    let clock = at(10);
    for free in 0..=24 {
        for gap_out in 0..=24 {
            for gross in 1..=free {
                let mut pool = ledger(1_000, 1_000, &at(0));
                pool.reserve = Lamports(free);
                pool.gap_out = Lamports(gap_out);
                let made =
                    pool.redeem_sol(Shares(gross), Lamports(0), Lamports(0), &clock, &PARAMETERS);
                if 4 * (gap_out + gross) > free + gap_out {
                    assert_eq!(made, Err(Error::GapQuotaExceeded));
                } else if let Ok(made) = made {
                    assert_eq!((made.gross.0, pool.gap_out.0), (gross, gap_out + gross));
                } else {
                    assert_eq!(made, Err(Error::ZeroOutput));
                }
            }
        }
    }
}
