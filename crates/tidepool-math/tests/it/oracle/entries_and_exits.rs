//! Deposits, gross values and the fees of all exits.

use proptest::prelude::*;
use tidepool_math::{Error, Lamports, Ledger, Parameters, Shares};

use super::{amount, ceil, clock, floor, full, ledger};
use crate::{
    laws::cases,
    pool::{Part, parameters, part},
};

pub const MILLION: u128 = 1_000_000;

/// Value, tide, shares; the backing is an amount too.
pub fn books() -> impl Strategy<Value = (u64, u64, u64)> {
    (full(60), full(60), full(60))
        .prop_map(|(value, tide, shares)| (value.max(1), tide, shares.max(1)))
        .prop_filter("the backing is an amount", |(value, tide, _)| value + tide < 1 << 60)
}

/// What is left of the ledger by an exit; the tide is another test's.
fn check_exit(before: &Ledger, after: &Ledger, shares: u64, gross: u64, fee: u64) {
    assert_eq!(after.backing.0, before.backing.0 - gross);
    assert_eq!(after.shares.0, before.shares.0 - shares);
    assert_eq!(after.minted.0, before.minted.0 - shares);
    assert_eq!(after.pending_fees.0, before.pending_fees.0 + fee);
}

/// The floor's part of `gross`, and the integral of the rise while `free` falls by as much.
pub fn instant_fee(gross: u64, free: u64, backing: u64, parameters: &Parameters) -> u64 {
    let target = floor(&[backing.into(), parameters.reserve_target.0.into()], &[MILLION]);
    let target = u64::try_from(target).unwrap();
    let lacking = |free| u128::from(target.saturating_sub(free));
    let [short, shorter] = [lacking(free), lacking(free - gross)];
    let rise = u128::from(parameters.exit_ceiling.0 - parameters.exit_floor.0);
    let fee = ceil(&[gross.into(), parameters.exit_floor.0.into()], &[MILLION])
        + ceil(&[rise, shorter - short, shorter + short], &[2, target.max(1).into(), MILLION]);
    u64::try_from(fee).unwrap()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_deposits(
        (value, tide, shares) in books(), lamports in full(60), parameters in parameters(),
    ) {
        let clock = clock(0);
        let mut pool = ledger(value, tide, shares, &clock);
        let before = pool;
        let made = pool.deposit(Lamports(lamports), Shares(0), &clock, &parameters);
        let mut staked = before;
        let with_stake =
            staked.deposit_stake(Lamports(lamports), Shares(0), &clock, &parameters);
        let fee = ceil(&[lamports.into(), parameters.deposit_fee.0.into()], &[MILLION]);
        let fee = u64::try_from(fee).unwrap();
        let bought = floor(&[(lamports - fee).into(), shares.into()], &[value.into()]);
        let in_range = amount(&(&bought + shares)).is_some()
            && value + tide + lamports - fee < 1 << 60;
        if bought == 0_u32.into() {
            prop_assert_eq!((made, with_stake), (Err(Error::ZeroOutput), Err(Error::ZeroOutput)));
            return Ok(());
        }
        if !in_range {
            prop_assert_eq!((with_stake, staked), (Err(Error::Overflow), before));
            prop_assert_eq!((made, pool), (Err(Error::Overflow), before));
            return Ok(());
        }
        let bought = amount(&bought).unwrap();
        let with_stake = with_stake.unwrap();
        prop_assert_eq!((with_stake.shares.0, with_stake.fee.0), (bought, fee));
        prop_assert_eq!(staked.backing.0, value + tide + lamports - fee);
        prop_assert_eq!((staked.shares.0, staked.pending_fees.0), (shares + bought, fee));
        prop_assert_eq!(staked.reserve, before.reserve);
        // Only a reserve can be too full besides.
        if before.reserve.0 + lamports < 1 << 60 {
            prop_assert_eq!(made, Ok(with_stake));
            staked.reserve.0 += lamports;
            prop_assert_eq!(pool, staked);
        } else {
            prop_assert_eq!((made, pool), (Err(Error::Overflow), before));
        }
    }

    #[test]
    fn oracle_of_gross_values((value, tide, shares) in books(), some in full(64)) {
        let clock = clock(0);
        let pool = ledger(value, tide, shares, &clock);
        let gross = floor(&[some.into(), value.into()], &[shares.into()]);
        let gross = u64::try_from(gross).map(Lamports).map_err(|_| Error::Overflow);
        prop_assert_eq!(pool.gross_floor(Shares(some), clock.slot), gross);
    }

    /// The floor's fee and the integral, for any free reserve and target.
    #[test]
    fn oracle_of_instant_exits(
        (value, tide, shares) in books(), leaving in part(), reserve in full(60),
        debt in full(60), parameters in parameters(),
    ) {
        let clock = clock(0);
        let mut pool = ledger(value, tide, shares, &clock);
        (pool.reserve, pool.ticket_debt) = (Lamports(reserve), Lamports(debt));
        let before = pool;
        let leaving = leaving.of(shares - 1);
        let made =
            pool.redeem_sol(Shares(leaving), Lamports(0), Lamports(1), &clock, &parameters);
        let gross = floor(&[leaving.into(), value.into()], &[shares.into()]);
        let gross = u64::try_from(gross).unwrap();
        let Some(free) = reserve.checked_sub(1).and_then(|some| some.checked_sub(debt)) else {
            prop_assert_eq!(made, Err(Error::InsufficientReserve));
            return Ok(());
        };
        if free < gross {
            prop_assert_eq!(made, Err(Error::InsufficientReserve));
            return Ok(());
        }
        let fee = instant_fee(gross, free, value + tide, &parameters);
        if gross <= fee {
            prop_assert_eq!(made, Err(Error::ZeroOutput));
            return Ok(());
        }
        let made = made.unwrap();
        prop_assert_eq!((made.gross.0, made.fee.0, made.out.0), (gross, fee, gross - fee));
        check_exit(&before, &pool, leaving, gross, fee);
        prop_assert_eq!(pool.reserve.0, reserve - (gross - fee));
    }

    /// The floor's fee and the running epoch's reward; and an order, which pays the floor only.
    #[test]
    fn oracle_of_stake_exits_and_orders(
        (value, tide, shares) in books(), leaving in part(), elapsed in 0..432_000_u64,
        parameters in parameters(),
    ) {
        let clock = clock(elapsed);
        let before = ledger(value, tide, shares, &clock);
        let leaving = leaving.of(shares - 1);
        let gross = floor(&[leaving.into(), value.into()], &[shares.into()]);
        let gross = u64::try_from(gross).unwrap();
        let floor_rate = u128::from(parameters.exit_floor.0);
        let order_fee = ceil(&[gross.into(), floor_rate], &[MILLION]);
        let span = u128::from(432_000 + 432_000 * u64::from(parameters.window.0) / 1_000_000);
        let accrued = ceil(&[gross.into(), floor_rate, elapsed.into()], &[span, MILLION]);
        let [order_fee, stake_fee] =
            [order_fee.clone(), order_fee + accrued].map(|fee| u64::try_from(fee).unwrap());

        let mut pool = before;
        let made = pool.order_ticket(Shares(leaving), Lamports(0), &clock, &parameters);
        if gross <= order_fee {
            prop_assert_eq!(made, Err(Error::ZeroOutput));
        } else {
            prop_assert_eq!(made.unwrap().ticket.owed.0, gross - order_fee);
            prop_assert_eq!(pool.ticket_debt.0, gross - order_fee);
            check_exit(&before, &pool, leaving, gross, order_fee);
        }
        let mut pool = before;
        let made = pool.redeem_stake(Shares(leaving), Lamports(0), &clock, &parameters);
        if gross <= stake_fee {
            prop_assert_eq!(made, Err(Error::ZeroOutput));
        } else {
            prop_assert_eq!(made.unwrap().out.0, gross - stake_fee);
            check_exit(&before, &pool, leaving, gross, stake_fee);
        }
    }
}

/// The largest pool at the largest target: the product of the integral nearly fills 128 bits.
#[test]
fn oracle_of_the_largest_integral() {
    let most = (1 << 60) - 1;
    let parameters = Parameters {
        exit_floor: tidepool_math::Millionths(100),
        exit_ceiling: tidepool_math::Millionths(5_000),
        reserve_target: tidepool_math::Millionths(200_000),
        ..Parameters::DEFAULT
    };
    let clock = clock(0);
    let mut pool = ledger(most, 0, most, &clock);
    let target = most / 5;
    pool.reserve = Lamports(target);
    let shares = Part::ALL.of(target);
    let made = pool.redeem_sol(Shares(shares), Lamports(0), Lamports(0), &clock, &parameters);
    let target = u128::from(target);
    let fee =
        ceil(&[target, 100], &[MILLION]) + ceil(&[4_900, target, target], &[2, target, MILLION]);
    assert_eq!(u64::try_from(fee), Ok(made.unwrap().fee.0));
}
