//! Tickets that the pool does not cover.

use tidepool_solvency::{Fault, Note, check};

use crate::paper::{EPOCH, POOL, RENT, SOL, TICKETS, number, sound, write};

const WHOLE: u128 = 1 << 64;

#[test]
fn tickets_worth_more_than_the_debt_are_found() {
    let mut raw = sound();
    // Three quarters of it are still owed, rounded down.
    number(&mut raw, TICKETS[0], 80, 10 * SOL + 1);
    assert_eq!(check(&raw).faults, []);
    number(&mut raw, TICKETS[0], 80, 10 * SOL + 2);
    let (claimed, worth) = (i128::from(181 * SOL + RENT) + 1, u128::from(15 * SOL) + 1);
    let found = check(&raw).faults;
    assert_eq!(
        found,
        [
            Fault::TicketDebt { worth, debt: 15 * SOL },
            Fault::Backing { claimed, held: claimed - 1 }
        ]
    );
    assert_eq!(found[0].lacking(), Some(1));
}

#[test]
fn a_ticket_after_the_loss_is_worth_all_that_it_says() {
    let mut raw = sound();
    write(&mut raw, TICKETS[1], 88, &(3_u128 << 62).to_le_bytes());
    let worth = u128::from(17 * SOL + SOL / 2);
    assert_eq!(check(&raw).faults[0], Fault::TicketDebt { worth, debt: 15 * SOL });
}

#[test]
fn tickets_worth_less_than_the_debt_are_only_noted() {
    let mut raw = sound();
    number(&mut raw, TICKETS[0], 80, 10 * SOL - 4);
    let report = check(&raw);
    assert!(report.is_solvent());
    assert_eq!(report.notes, [Note::DebtAbove { lamports: 3 }]);
    assert_eq!(report.sums.claimed(), i128::from(181 * SOL + RENT), "as the pool says");
}

#[test]
fn a_ticket_that_was_not_given_or_not_counted_is_found() {
    let mut raw = sound();
    let ticket = raw.accounts.remove(&TICKETS[1]).expect("a ticket");
    assert_eq!(check(&raw).faults, [Fault::TicketCount { found: 1, counted: 2 }]);
    raw.accounts.insert(TICKETS[1], ticket.clone());
    raw.accounts.insert([32; 32], ticket);
    assert_eq!(check(&raw).faults[0], Fault::TicketCount { found: 3, counted: 2 });
}

#[test]
fn forged_tickets_and_those_of_other_pools_do_not_count() {
    let mut raw = sound();
    let mut ticket = raw.accounts[&TICKETS[0]].clone();
    ticket.owner = [5; 32];
    raw.accounts.insert([32; 32], ticket.clone());
    ticket.owner = raw.program;
    raw.accounts.insert([33; 32], ticket);
    write(&mut raw, [33; 32], 16, &[5; 32]);
    assert_eq!(check(&raw).faults, []);
}

#[test]
fn tickets_are_of_the_past_and_never_grow() {
    let fault = Fault::TicketTerms { ticket: TICKETS[0] };
    let mut raw = sound();
    number(&mut raw, TICKETS[0], 104, EPOCH + 1);
    assert_eq!(check(&raw).faults[0], fault);
    // An index below the pool's, and one above the first of all.
    for index in [(3_u128 << 62) - 1, WHOLE + 1, 0, u128::MAX] {
        let mut raw = sound();
        write(&mut raw, TICKETS[0], 88, &index.to_le_bytes());
        let report = check(&raw);
        assert_eq!(report.faults[0], fault);
        let worth = i128::from(17 * SOL + SOL / 2);
        assert_eq!(report.sums.ticket_worth, worth, "all of it, to be safe");
    }
}

#[test]
fn the_loss_index_is_a_factor() {
    for index in [0, WHOLE + 1, u128::MAX] {
        let mut raw = sound();
        write(&mut raw, POOL, 72, &index.to_le_bytes());
        assert_eq!(check(&raw).faults[0], Fault::LossIndex { index });
    }
}

#[test]
fn the_largest_ticket_is_computed_exactly() {
    let mut raw = sound();
    number(&mut raw, TICKETS[0], 80, u64::MAX);
    write(&mut raw, POOL, 72, &WHOLE.to_le_bytes());
    let worth = i128::from(u64::MAX) + i128::from(10 * SOL);
    assert_eq!(check(&raw).sums.ticket_worth, worth);
}
