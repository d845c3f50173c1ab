//! Exits in two parts: how many shares leave at once, and what both parts give.

use proptest::prelude::*;
use tidepool_math::{EpochClock, Error, Lamports, Ledger, Parameters, Shares};

use super::{
    ceil, clock,
    entries_and_exits::{MILLION, books, instant_fee},
    floor, full, ledger,
};
use crate::{
    laws::cases,
    pool::{parameters, part},
};

fn times(amount: u64, factor: u64, divisor: u64) -> u64 {
    u64::try_from(floor(&[amount.into(), factor.into()], &[divisor.into()])).unwrap()
}

/// `V` and `S`, and what leaves them.
#[derive(Clone, Copy)]
struct Rate {
    value: u64,
    shares: u64,
}

impl Rate {
    fn gross(self, shares: u64) -> u64 {
        times(shares, self.value, self.shares)
    }

    fn without(self, shares: u64) -> Self {
        Self { value: self.value - self.gross(shares), shares: self.shares - shares }
    }
}

/// The shares that leave at once.
fn first_part(rate: Rate, leaving: u64, payable: u64) -> u64 {
    let gross = rate.gross(leaving);
    if payable > 0 && gross <= payable {
        return leaving;
    }
    times(payable.min(gross.saturating_sub(2)), rate.shares, rate.value)
}

/// What the books say once `[gross, fee]` of both parts have left.
#[derive(Debug, PartialEq)]
struct Expected {
    paid: u64,
    owed: u64,
    gone: u64,
    fees: u64,
}

/// What `leaving` shares give, or `None` for less than a lamport.
fn expected(
    before: &Ledger,
    rate: Rate,
    leaving: u64,
    payable: u64,
    parameters: &Parameters,
) -> Option<Expected> {
    let floor_fee = |gross: u64| {
        let fee = ceil(&[gross.into(), parameters.exit_floor.0.into()], &[MILLION]);
        u64::try_from(fee).unwrap()
    };
    let first = first_part(rate, leaving, payable);
    let gross = rate.gross(first);
    let free = before.free_reserve(Lamports(0)).unwrap_or_default().0;
    let fee = instant_fee(gross, free, before.backing.0, parameters);
    let (first, gross, fee) = if fee < gross { (first, gross, fee) } else { (0, 0, 0) };
    let rest = rate.without(first).gross(leaving - first);
    let rest_fee = floor_fee(rest);
    let (paid, owed) = (gross - fee, rest - rest_fee);
    (paid + owed > 0).then_some(Expected { paid, owed, gone: gross + rest, fees: fee + rest_fee })
}

fn check(before: Ledger, leaving: u64, payable: u64, clock: &EpochClock, parameters: &Parameters) {
    let (value, shares) = (before.value(clock.slot).unwrap().0, before.shares.0);
    let mut pool = before;
    let made = pool.redeem(Shares(leaving), Lamports(0), Lamports(0), clock, parameters);
    let Some(expected) = expected(&before, Rate { value, shares }, leaving, payable, parameters)
    else {
        assert_eq!((made, pool), (Err(Error::ZeroOutput), before));
        return;
    };
    if before.ticket_debt.0 + expected.owed >= 1 << 60 {
        assert_eq!((made, pool), (Err(Error::Overflow), before));
        return;
    }
    let made = made.unwrap();
    let booked = Expected {
        paid: made.paid().0,
        owed: made.owed().0,
        gone: before.backing.0 - pool.backing.0,
        fees: pool.pending_fees.0,
    };
    assert_eq!(booked, expected);
    assert_eq!(pool.reserve.0, before.reserve.0 - expected.paid);
    assert_eq!(pool.ticket_debt.0, before.ticket_debt.0 + expected.owed);
    assert_eq!(pool.open_tickets, before.open_tickets + u64::from(expected.owed > 0));
    assert_eq!(pool.shares.0, shares - leaving);
    assert_eq!(pool.minted.0, before.minted.0 - leaving);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_redemptions(
        (value, tide, shares) in books(), leaving in part(), reserve in full(60),
        debt in full(60), small_debt in any::<bool>(), parameters in parameters(),
    ) {
        let clock = clock(0);
        let mut before = ledger(value, tide, shares, &clock);
        before.reserve = Lamports(reserve);
        before.ticket_debt = Lamports(if small_debt { debt >> 20 } else { debt });
        let payable = reserve.saturating_sub(before.ticket_debt.0);
        check(before, leaving.of(shares - 1), payable, &clock, &parameters);
    }

    /// `floor((r0 + gap_out) / 4) - gap_out`
    #[test]
    fn oracle_of_redemptions_in_the_gap(
        (value, tide, shares) in books(), leaving in part(), reserve in full(59),
        (debt, gone) in (full(59), part()), parameters in parameters(),
    ) {
        let mut later = clock(432_000);
        later.slot = clock(0).slot;
        let mut before = ledger(value, tide, shares, &clock(0));
        before.reserve = Lamports(reserve);
        before.ticket_debt = Lamports(debt);
        let free = reserve.saturating_sub(debt);
        before.gap_out = Lamports(gone.of(free));
        let gone = before.gap_out.0;
        let payable = ((free + gone) / 4).saturating_sub(gone);
        check(before, leaving.of(shares - 1), payable, &later, &parameters);
    }
}
