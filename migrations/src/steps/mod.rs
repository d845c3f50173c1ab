//! The steps in their order, each of which leaves the later ones something to stand on.

mod m0001_pool;
mod m0002_validators;
mod m0003_weights;
mod m0004_parameters;
mod m0005_roles;
mod m0006_metadata;

use crate::{Change, Description, Found};

/// All that differs, in the order in which it is brought about. Without a pool that is its
/// creation alone: what else differs shows when it is there.
#[must_use]
pub fn diff(wanted: &Description, found: &Found) -> Vec<Change> {
    let Some(pool) = &found.pool else { return vec![m0001_pool::create(wanted)] };
    let mut changes = m0002_validators::diff(wanted, pool);
    changes.extend(m0003_weights::diff(wanted, pool, found.epoch));
    changes.extend(m0004_parameters::diff(wanted, pool, found.epoch));
    changes.extend(m0005_roles::diff(wanted, pool, found.epoch));
    changes.extend(m0006_metadata::diff(wanted, found.texts.as_ref()));
    changes
}
