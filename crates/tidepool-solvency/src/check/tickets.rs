//! Tickets: what each is worth after all losses, and what the pool says that it owes.

use crate::{
    accounts::{Address, RawAccounts},
    fault::{Fault, Part},
    layout::{PoolState, Ticket, is_ticket_of},
    note::Note,
    report::Report,
};

/// The loss index before any loss.
const WHOLE: u128 = 1 << 64;

/// Compares the tickets with the pool's debt.
pub fn check(raw: &RawAccounts, pool: &PoolState, report: &mut Report) {
    let index = pool.loss_index;
    report.expect((1..=WHOLE).contains(&index), Fault::LossIndex { index });
    let (mut found, mut worth) = (0_u64, 0_u128);
    for (address, account) in &raw.accounts {
        if account.owner == raw.program && is_ticket_of(&raw.pool, &account.data) {
            found = found.saturating_add(1);
            let ticket = report.require(Part::Ticket(*address), Ticket::read(&account.data));
            let lamports =
                ticket.map_or(0, |ticket| worth_of(raw, *address, &ticket, pool, report));
            worth = worth.saturating_add(lamports);
        }
    }
    report.sums.ticket_worth = i128::try_from(worth).unwrap_or(i128::MAX);
    let (debt, counted) = (pool.ticket_debt, pool.open_tickets);
    report.expect(found == counted, Fault::TicketCount { found, counted });
    match u128::from(debt).checked_sub(worth) {
        None => report.faults.push(Fault::TicketDebt { worth, debt }),
        Some(0) => {}
        Some(lamports) => report.notes.push(Note::DebtAbove { lamports }),
    }
}

/// `floor(owed * I / I0)`; all of it where the two indexes make no sense.
fn worth_of(
    raw: &RawAccounts,
    address: Address,
    ticket: &Ticket,
    pool: &PoolState,
    report: &mut Report,
) -> u128 {
    let (owed, now, then) = (u128::from(ticket.owed), pool.loss_index, ticket.index);
    let sound = now <= then && then <= WHOLE && ticket.epoch <= raw.now.epoch;
    report.expect(sound, Fault::TicketTerms { ticket: address });
    // A factor of 2^64 at most keeps this within 128 bits.
    let worth = owed.checked_mul(now).and_then(|product| product.checked_div(then));
    if sound { worth.unwrap_or(owed) } else { owed }
}
