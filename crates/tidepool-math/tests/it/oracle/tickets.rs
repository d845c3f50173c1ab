//! What a ticket is worth, and what a cancellation buys.

use proptest::prelude::*;
use tidepool_math::{Epoch, Error, Lamports, LossIndex, Shares, Ticket};

use super::{amount, clock, floor, full, ledger};
use crate::laws::cases;

/// An index of any magnitude up to one.
fn index() -> impl Strategy<Value = u128> {
    prop_oneof![
        3 => (any::<u64>(), 0..64_u32).prop_map(|(raw, shift)| u128::from(raw >> shift) + 1),
        1 => Just(1 << 64),
        1 => Just(1),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_worth(
        (owed, debt) in (full(60), full(60)), (one, other) in (index(), index()),
    ) {
        let clock = clock(0);
        let mut pool = ledger(1, 0, 1, &clock);
        let (now, then) = (one.min(other), one.max(other));
        pool.loss_index = LossIndex(now);
        pool.ticket_debt = Lamports(debt);
        let ticket = Ticket { owed: Lamports(owed), index: LossIndex(then), epoch: Epoch(0) };
        let by_index = floor(&[owed.into(), now], &[then]);
        let by_index = u64::try_from(by_index).unwrap();
        prop_assert_eq!(pool.worth_floor(&ticket), Ok(Lamports(by_index.min(debt))));
    }

    #[test]
    fn oracle_of_cancellations(
        (value, shares) in (full(59), full(59)), owed in full(59), now in index(),
    ) {
        let clock = clock(0);
        let (value, shares) = (value.max(1), shares.max(1));
        let mut pool = ledger(value, 0, shares, &clock);
        pool.loss_index = LossIndex(now);
        pool.ticket_debt = Lamports(owed);
        pool.open_tickets = 2;
        let ticket = Ticket { owed: Lamports(owed), index: LossIndex(1 << 64), epoch: Epoch(0) };
        let worth = u64::try_from(floor(&[owed.into(), now], &[1 << 64])).unwrap();
        let bought = floor(&[worth.into(), shares.into()], &[value.into()]);
        let made = pool.cancel_ticket(&ticket, Shares(0), &clock);
        if bought == 0_u32.into() {
            prop_assert_eq!(made, Err(Error::ZeroOutput));
        } else if amount(&(&bought + shares)).is_none() {
            prop_assert_eq!(made, Err(Error::Overflow));
        } else {
            let bought = amount(&bought).unwrap();
            let made = made.unwrap();
            prop_assert_eq!((made.worth.0, made.shares.0), (worth, bought));
            prop_assert_eq!((made.price.value.0, made.price.shares.0), (value, shares));
            prop_assert_eq!(pool.backing.0, value + worth);
            prop_assert_eq!(pool.shares.0, shares + bought);
            prop_assert_eq!(pool.ticket_debt.0, owed - worth);
        }
    }
}

/// A ticket that no order of the pool wrote: an index of zero, or one that rose.
#[test]
fn oracle_of_impossible_tickets() {
    let mut pool = ledger(1, 0, 1, &clock(0));
    pool.ticket_debt = Lamports(1 << 59);
    let ticket =
        |index| Ticket { owed: Lamports(1 << 59), index: LossIndex(index), epoch: Epoch(0) };
    assert_eq!(pool.worth_floor(&ticket(0)), Err(Error::Overflow));
    assert_eq!(pool.worth_floor(&ticket(1)), Err(Error::Overflow));
}
