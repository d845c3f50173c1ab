//! Worth, claims and cancellations of tickets, for every small index, debt and reserve.

use tidepool_math::{Cancelled, Epoch, Error, Lamports, Ledger, LossIndex, Shares, Ticket};

use super::{at, ledger};

fn ticket(owed: u64, index: u128) -> Ticket {
    Ticket { owed: Lamports(owed), index: LossIndex(index), epoch: Epoch(0) }
}

/// `min(floor(owed * I / I0), D)` for all numbers up to 12.
#[test]
fn worth_of_all_small_tickets() {
    let mut pool = ledger(12, 12, &at(0));
    for (now, then) in (1..=12).flat_map(|now| (now..=12).map(move |then| (now, then))) {
        pool.loss_index = LossIndex(now);
        for owed in 0..=12 {
            for debt in 0..=12 {
                pool.ticket_debt = Lamports(debt);
                let by_index = owed * u64::try_from(now).unwrap() / u64::try_from(then).unwrap();
                assert_eq!(
                    pool.worth_floor(&ticket(owed, then)),
                    Ok(Lamports(by_index.min(debt))),
                    "{owed} {now} {then} {debt}"
                );
            }
        }
    }
}

#[test]
fn claims_of_all_small_tickets() {
    for (owed, debt, reserve, open) in small() {
        let mut before = ledger(50, 50, &at(0));
        before.ticket_debt = Lamports(debt);
        before.open_tickets = open;
        before.reserve = Lamports(reserve);
        before.last_update_epoch = Epoch(1);
        let mut after = before;
        let locked = Lamports(3);
        let paid = after.claim_ticket(&ticket(owed, 1 << 64), locked, Epoch(1));
        let worth = owed.min(debt);
        if worth > reserve.saturating_sub(3) {
            assert_eq!((paid, after), (Err(Error::InsufficientReserve), before));
            continue;
        }
        assert_eq!(paid, Ok(Lamports(worth)));
        let mut expected = settled(before, worth);
        expected.reserve = Lamports(reserve - worth);
        assert_eq!(after, expected);
    }
}

#[test]
fn cancellations_of_all_small_tickets() {
    for (owed, debt, value, open) in small() {
        let (value, shares) = (value + 1, 7);
        let mut before = ledger(value, shares, &at(0));
        before.ticket_debt = Lamports(debt);
        before.open_tickets = open;
        let mut after = before;
        let made = after.cancel_ticket(&ticket(owed, 1 << 64), Shares(0), &at(0));
        let price = before.price(at(0).slot).unwrap();
        let worth = owed.min(debt);
        let bought = worth * shares / value;
        if bought == 0 {
            assert_eq!((made, after), (Err(Error::ZeroOutput), before));
            continue;
        }
        assert_eq!(made, Ok(Cancelled { worth: Lamports(worth), shares: Shares(bought), price }));
        let mut expected = settled(before, worth);
        expected.backing = Lamports(value + worth);
        expected.shares = Shares(shares + bought);
        expected.minted = Shares(shares + bought);
        assert_eq!(after, expected);
    }
}

/// What is owed, the debt, a third number, and how many tickets are open.
fn small() -> impl Iterator<Item = (u64, u64, u64, u64)> {
    (0..12 * 12 * 12 * 2_u64).map(|n| (n % 12, n / 12 % 12, n / 144 % 12, 1 + n / 1_728))
}

/// One ticket less. The last one leaves what is left of the debt to the pool.
fn settled(mut ledger: Ledger, worth: u64) -> Ledger {
    ledger.ticket_debt.0 -= worth;
    ledger.open_tickets -= 1;
    if ledger.open_tickets == 0 {
        ledger.pending_fees = ledger.ticket_debt;
        ledger.ticket_debt = Lamports(0);
    }
    ledger
}

/// Every order of ticket epoch, last update and clock.
#[test]
fn claims_wait_for_an_update_in_a_later_epoch() {
    for (ordered, updated, now) in (0..64).map(|n| (n % 4, n / 4 % 4, n / 16)) {
        for observed in [-1, 0, 1] {
            let mut pool = ledger(50, 50, &at(0));
            pool.ticket_debt = Lamports(5);
            pool.open_tickets = 2;
            pool.last_update_epoch = Epoch(updated);
            pool.observed = observed;
            let ticket = Ticket { epoch: Epoch(ordered), ..ticket(5, 1 << 64) };
            let expected = match (now > ordered && updated > ordered, observed < 0) {
                (false, _) => Err(Error::TicketNotReady),
                (true, true) => Err(Error::PoolStale),
                (true, false) => Ok(Lamports(5)),
            };
            assert_eq!(pool.claim_ticket(&ticket, Lamports(0), Epoch(now)), expected);
        }
    }
}
