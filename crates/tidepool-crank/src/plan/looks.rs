//! The epoch's update: who is still to be looked at, and whether it is to be booked.

use super::{
    Situation,
    stage::{Stage, StageKind, Step},
};

/// Looks at the validators that nobody has looked at in this epoch. Those whose stake moves come
/// first, so that cheap looks share transactions.
pub(super) fn looks(situation: &Situation) -> Option<Stage> {
    let epoch = situation.epoch();
    let unseen = situation.snapshot.validators().filter(|(_, entry)| entry.seen_epoch < epoch);
    let mut unseen: Vec<_> = unseen.map(|(index, entry)| (index, *entry)).collect();
    unseen.sort_by_key(|(_, entry)| !entry.has_transient() && entry.cooling == 0);
    let steps: Vec<Step> =
        unseen.into_iter().map(|(index, entry)| Step::Look(index, entry)).collect();
    (!steps.is_empty()).then_some(Stage { kind: StageKind::Looks, steps })
}

/// Turns the epoch if it is to be turned, or to be turned once more for a loss.
pub(super) fn booking(situation: &Situation) -> Option<Stage> {
    let stage = Stage { kind: StageKind::Booking, steps: vec![Step::Book] };
    situation.snapshot.needs_update().then_some(stage)
}
