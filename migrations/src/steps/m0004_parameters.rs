//! Fees and limits.

use tidepool_client::snapshot::Snapshot;
use tidepool_math::{Millionths, Parameter};

use crate::{Change, Description};

/// What protects holds at once, what can hurt is proposed and applied two full epochs later. Where
/// a floor and a ceiling would cross, the one that gives way comes first.
pub fn diff(wanted: &Description, pool: &Snapshot, epoch: u64) -> Vec<Change> {
    let (wanted, held) = (wanted.parameters(), pool.pool.parameters());
    let mut order = Parameter::ALL;
    // A ceiling goes up before the floor, and down after it.
    if wanted.exit_ceiling > held.exit_ceiling {
        order.swap(0, 1);
    }
    let slots = order.into_iter().filter_map(|which| {
        let (old, new) = (held.get(which), wanted.get(which));
        if old == new {
            return None;
        }
        let pending = pool.pool.pending_changes.get(usize::from(which as u8))?;
        Some(if pending.ready_epoch == 0 || pending.value != new.0 {
            Change::Propose(which, old, new)
        } else if pending.ready_epoch <= epoch {
            Change::Apply(which, Millionths(pending.value))
        } else {
            Change::Wait(format!("{which:?} becomes {}", new.0), pending.ready_epoch)
        })
    });
    slots.collect()
}
