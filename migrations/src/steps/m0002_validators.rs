//! Who is on the list.

use tidepool_client::snapshot::Snapshot;

use crate::{Change, Description};

/// Most slots that one instruction adds.
const MOST_AT_ONCE: u32 = 71;

/// Slots first, then those who are missing, then those who shall leave; a list never shrinks.
pub fn diff(wanted: &Description, pool: &Snapshot) -> Vec<Change> {
    let mut changes = vec![];
    let mut lacking = wanted.slots.saturating_sub(pool.capacity);
    while lacking > 0 {
        let slots = lacking.min(MOST_AT_ONCE);
        changes.push(Change::Grow(slots));
        lacking -= slots;
    }
    let missing = wanted.validators.iter().filter(|one| pool.find(&one.vote).is_none());
    changes.extend(missing.map(|one| Change::Add(one.vote)));
    let is_wanted = |vote| wanted.validators.iter().any(|one| one.vote == vote);
    let surplus =
        pool.validators().filter(|(_, entry)| !entry.is_leaving() && !is_wanted(entry.vote));
    changes.extend(surplus.map(|(index, entry)| Change::Remove(index, entry.vote)));
    // A validator that leaves comes back when its slot was vacated, which cranks do.
    for one in &wanted.validators {
        if pool.find(&one.vote).is_some_and(|(_, entry)| entry.is_leaving()) {
            let what = format!("{} leaves and can be listed again once it is pruned", one.vote);
            changes.push(Change::Wait(what, pool.clock.epoch + 1));
        }
    }
    changes
}
