//! The cranks that make a stale pool fresh.

use solana_pubkey::Pubkey;
use tidepool::state::ValidatorEntry;

use crate::{
    batches::update_batches,
    error::Error,
    snapshot::Snapshot,
    transaction::{Draft, PACKET_LEN},
};

/// Looks at all validators that this epoch has not seen, then the turn of the epoch. Each
/// transaction names its accounts itself; with lookup tables fewer would do.
///
/// # Errors
/// [`Error::Unsigned`] where the instructions are no message.
pub fn cranks(snapshot: &Snapshot, payer: Pubkey) -> Result<Vec<Draft>, Error> {
    let entries: Vec<(u32, ValidatorEntry)> =
        snapshot.validators().map(|(index, entry)| (index, *entry)).collect();
    let mut drafts = vec![];
    for batch in update_batches(&entries, snapshot.clock.epoch) {
        looks(snapshot, payer, &batch.entries, &mut drafts)?;
    }
    drafts.push(Draft::new(payer, vec![snapshot.addresses.update_pool()]));
    Ok(drafts)
}

/// Looks at `entries` in as many halves as it takes for each to fit into a packet.
fn looks(
    snapshot: &Snapshot,
    payer: Pubkey,
    entries: &[(u32, ValidatorEntry)],
    drafts: &mut Vec<Draft>,
) -> Result<(), Error> {
    let draft = Draft::new(payer, vec![snapshot.addresses.update_validators(entries)]);
    if draft.size()? <= PACKET_LEN || entries.len() < 2 {
        drafts.push(draft);
        return Ok(());
    }
    let (one, other) = entries.split_at(entries.len() / 2);
    looks(snapshot, payer, one, drafts)?;
    looks(snapshot, payer, other, drafts)
}
