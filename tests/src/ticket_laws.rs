//! The laws of open tickets.

use solana_pubkey::Pubkey;
use tidepool::state::Ticket;

use crate::snapshot::Snapshot;

/// Checks what the pool owes against the tickets themselves, as far as they are known.
///
/// # Panics
/// When a law is broken.
pub fn check_state(now: &Snapshot, open: &[(Pubkey, Ticket)]) {
    let rate = &now.pool.rate;
    let index = u128::from(rate.loss_index);
    assert!((1..=1 << 64).contains(&index), "the loss index is a factor");
    let known = u64::try_from(open.len()).expect("few tickets");
    assert!(known <= now.pool.open_tickets, "every open ticket is counted");
    if now.pool.open_tickets == 0 {
        assert_eq!(rate.ticket_debt, 0, "without a ticket nothing is owed");
    }
    let mut worth = 0;
    for (_, ticket) in open {
        let then = u128::from(ticket.index);
        assert!(then >= index && ticket.epoch <= now.epoch, "a ticket is of the past");
        worth += u128::from(ticket.owed) * index / then;
    }
    // After a total loss the index is too coarse to say so.
    if rate.flags == 0 {
        assert!(worth <= u128::from(rate.ticket_debt), "the debt covers every ticket");
    }
}

/// Checks the loss index between two states.
///
/// # Panics
/// When it rose.
pub fn check_step(before: &Snapshot, after: &Snapshot) {
    let index = |now: &Snapshot| u128::from(now.pool.rate.loss_index);
    assert!(index(after) <= index(before), "no ticket grows");
}
