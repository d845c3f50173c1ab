//! The pool itself.

use tidepool_client::PoolSettings;

use crate::{Change, Description};

/// Most slots that the creation makes; the next step adds the rest.
const MOST_AT_ONCE: u32 = 69;

pub fn create(wanted: &Description) -> Change {
    let roles = &wanted.roles;
    Change::Create(Box::new(PoolSettings {
        index: wanted.index,
        capacity: wanted.slots.min(MOST_AT_ONCE),
        strategist: roles.strategist,
        guardian: roles.guardian,
        treasury: roles.treasury,
        parameters: wanted.parameters(),
    }))
}
