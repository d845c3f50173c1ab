//! What one key can do of a step now.

use solana_pubkey::Pubkey;
use tidepool_client::{error::Error, rpc::Rpc, transaction::Draft};

use crate::{change::Change, description::Description, instructions, state, steps::Step};

/// What one key can do of a step now.
pub struct Work {
    /// What it changes: at least one thing.
    pub changes: Vec<Change>,
    /// The transactions that do it, in their order.
    pub drafts: Vec<Draft>,
}

impl Work {
    /// What `owner` can do of `step` now, with `payer` paying the network; `None` where that is
    /// nothing. The chain is read anew: what was done a moment ago makes the next possible.
    pub async fn find(
        rpc: &dyn Rpc,
        wanted: &Description,
        step: Step,
        [owner, payer]: [Pubkey; 2],
    ) -> Result<Option<Self>, Error> {
        let found = state::fetch(rpc, &wanted.addresses()).await?;
        let mut changes = step.diff(wanted, &found);
        changes.retain(|change| change.is_ready_for(owner));
        if changes.is_empty() {
            return Ok(None);
        }
        let drafts = instructions::drafts(wanted, &found, &changes, [owner, payer])?;
        Ok(Some(Self { changes, drafts }))
    }
}
