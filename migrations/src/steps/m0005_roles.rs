//! Who holds which role. The admin's is last, because it proposes the others.

use tidepool::state::Role;
use tidepool_client::snapshot::Snapshot;

use crate::{Change, Description};

pub fn diff(wanted: &Description, pool: &Snapshot, epoch: u64) -> Vec<Change> {
    let roles = &wanted.roles;
    let wanted = [
        (Role::Strategist, roles.strategist),
        (Role::Guardian, roles.guardian),
        (Role::Treasury, roles.treasury),
        (Role::Admin, roles.admin),
    ];
    let mut changes = vec![];
    for (role, heir) in wanted {
        let mut held = *pool.pool;
        let (holder, pending) = held.role_mut(role);
        if *holder == heir {
            continue;
        }
        changes.push(if pending.authority != heir {
            Change::Nominate(role, heir)
        } else if pending.ready_epoch <= epoch {
            Change::Accept(role, heir)
        } else {
            Change::Wait(format!("{heir} may accept to be {role:?}"), pending.ready_epoch)
        });
    }
    changes
}
