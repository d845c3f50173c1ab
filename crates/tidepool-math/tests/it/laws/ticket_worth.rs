//! A ticket is worth no more than all tickets together (the second decided deviation,
//! `docs/decisions/0003-tide-stretch-is-bounded.md`).

use proptest::prelude::*;
use tidepool_math::{Lamports, LossIndex, Parameters, Ticket};

use super::cases;
use crate::pool::{Part, Pool, Step, part, scene};

/// The worth by the index alone.
fn by_index(pool: &Pool, ticket: &Ticket) -> u64 {
    let worth = u128::from(ticket.owed.0) * pool.ledger.loss_index.0 / ticket.index.0;
    u64::try_from(worth).unwrap()
}

/// A pool whose index has nothing left to fall, with one ticket of about 500 SOL.
fn at_the_last_index() -> Pool {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit_stake(1_000_000_000_000, 0).unwrap();
    pool.ledger.loss_index = LossIndex::SMALLEST;
    pool.ledger.insolvent = true;
    pool.order(500_000_000_000, 0).unwrap();
    pool
}

#[test]
fn a_second_total_loss_would_strand_the_tickets() {
    let mut pool = at_the_last_index();
    Step::Loss(Part::ALL).take(&mut pool).unwrap();
    pool.skip(1);
    pool.update().unwrap();
    let ticket = pool.tickets[0];
    assert_eq!(pool.ledger.loss_index, LossIndex::SMALLEST);
    // By the index the ticket is worth its face value, more than all tickets are owed, and a
    // claim could not be booked: it would be refused for ever.
    assert_eq!(by_index(&pool, &ticket), ticket.owed.0);
    assert!(pool.ledger.ticket_debt < ticket.owed);
    assert!(pool.ledger.ticket_debt.minus(ticket.owed).is_err());

    let worth = pool.ledger.worth_floor(&ticket).unwrap();
    assert_eq!(worth, pool.ledger.ticket_debt);
    // What is left is the reserve's rent and SOL. They stay locked, but a tip is enough to pay.
    pool.ledger.reserve.0 += worth.0;
    assert_eq!(pool.claim(0), Ok([worth.0.into(), 0, 0, 0]));
    assert_eq!(pool.ledger.ticket_debt, Lamports::ZERO);
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn worth_is_by_the_index_and_within_the_debt(mut pool in scene(), lost in part()) {
        pool = pool.without_observations();
        for _ in 0..3 {
            for ticket in &pool.tickets {
                let worth = pool.ledger.worth_floor(ticket).unwrap();
                let expected = by_index(&pool, ticket).min(pool.ledger.ticket_debt.0);
                prop_assert_eq!(worth.0, expected);
                // Only an index that can't fall any further lets the debt decide.
                prop_assert!(pool.ledger.insolvent || worth.0 == by_index(&pool, ticket));
            }
            Step::Loss(lost).take(&mut pool).unwrap();
            pool.update().unwrap();
        }
    }
}
