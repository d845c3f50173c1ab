//! How the stake divides among them.

use tidepool::{constants::VALIDATOR_WAIT_EPOCHS, instructions::admin::set_weights::WeightChange};
use tidepool_client::snapshot::Snapshot;

use crate::{Change, Description};

/// Changes that fit into one transaction.
const MOST_AT_ONCE: usize = 12;

/// A new validator of a pool that is not new waits two epochs before it gets a weight.
pub fn diff(wanted: &Description, pool: &Snapshot, epoch: u64) -> Vec<Change> {
    let (mut now, mut later) = (vec![], vec![]);
    for one in &wanted.validators {
        let Some((index, entry)) = pool.find(&one.vote) else { continue };
        if entry.weight == one.weight || entry.is_leaving() {
            continue;
        }
        if one.weight == 0 || entry.may_have_weight(pool.pool.created_epoch, epoch) {
            now.push(WeightChange { index, vote: one.vote, weight: one.weight });
        } else {
            let what = format!("{} gets weight {}", one.vote, one.weight);
            later.push(Change::Wait(what, entry.added_epoch + VALIDATOR_WAIT_EPOCHS));
        }
    }
    now.chunks(MOST_AT_ONCE).map(|some| Change::Weigh(some.to_vec())).chain(later).collect()
}
