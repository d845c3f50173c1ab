//! Making a pool what a description says, without anybody at a terminal.

use tidepool_client::{
    error::Error,
    transaction::{Client, Key, Landed},
};

use crate::{
    change::Change,
    description::Description,
    state,
    steps::{Step, diff},
    work::Work,
};

/// What a run did, and what it left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What was done, in its order.
    pub done: Vec<Done>,
    /// What waits for an epoch, for a vacant slot or for a key that was not given; or became
    /// possible when its step was over.
    pub left: Vec<Change>,
}

/// What one key did of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The changes.
    pub changes: Vec<Change>,
    /// The transactions that made them.
    pub landed: Vec<Landed>,
}

/// Does what can be done now with these keys, and neither asks nor prints. The first key pays the
/// network's fees; the creator's pays the pool's rents and its 1 SOL, the admin's the rent of a
/// longer list.
///
/// It waits until its transactions have landed, never for an epoch: as long as there is something
/// in [`Applied::left`] for these keys, a later run goes on. Epochs may be of any length.
///
/// # Errors
/// Those of [`Client::run`] and of [`state::fetch`]. What has landed before stays done; the next
/// run goes on from there.
pub async fn apply(
    client: &Client<'_>,
    wanted: &Description,
    keys: &[Key<'_>],
) -> Result<Applied, Error> {
    let mut done = vec![];
    for step in Step::ALL {
        for key in keys {
            done.extend(act(client, wanted, step, [*key, keys[0]]).await?);
        }
    }
    let found = state::fetch(client.rpc, &wanted.addresses()).await?;
    Ok(Applied { done, left: diff(wanted, &found) })
}

async fn act(
    client: &Client<'_>,
    wanted: &Description,
    step: Step,
    [owner, payer]: [Key<'_>; 2],
) -> Result<Option<Done>, Error> {
    let wallet = [owner.pubkey(), payer.pubkey()];
    let Some(Work { changes, drafts }) = Work::find(client.rpc, wanted, step, wallet).await? else {
        return Ok(None);
    };
    let mut landed = vec![];
    for draft in &drafts {
        landed.push(client.run(draft, &[payer, owner]).await?);
    }
    Ok(Some(Done { changes, landed }))
}
