//! Tickets that can be paid.

use tidepool_math::Epoch;

use super::{
    Situation,
    stage::{Stage, StageKind, Step},
};

/// Claims as many tickets as the reserve can pay, the oldest first.
pub(super) fn claims(situation: &Situation) -> Option<Stage> {
    let mut ledger = situation.snapshot.ledger();
    let (locked, epoch) = (situation.snapshot.locked(), Epoch(situation.epoch()));
    let mut tickets: Vec<_> = situation.tickets.iter().collect();
    tickets.sort_by_key(|(address, ticket)| (ticket.epoch, *address));
    let mut steps = vec![];
    for (address, ticket) in tickets {
        let is_ours = ticket.pool == situation.snapshot.addresses.pool;
        if !is_ours || situation.is_refused(StageKind::Claims, *address) {
            continue;
        }
        // What is refused now may be payable after the next window, or is somebody else's.
        if let Ok(paid) = ledger.claim_ticket(&ticket.terms(), locked, epoch) {
            steps.push(Step::Claim { ticket: *address, owner: ticket.owner, lamports: paid.0 });
        }
    }
    (!steps.is_empty()).then_some(Stage { kind: StageKind::Claims, steps })
}
