//! Bringing about what differs, one transaction at a time.

use anyhow::{Context, Result, ensure};
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool_client::{
    rpc::Rpc,
    transaction::{Client, Draft, Key},
};

use crate::{Change, Description, Found, diff};

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was done, in order.
    pub done: Vec<String>,
    /// What waits for time, or for a key that was not given.
    pub left: Vec<String>,
}

/// Applies all that can be applied now with these keys; the first pays.
///
/// The chain is read anew after each transaction, so that a run that was broken off is simply
/// repeated.
///
/// # Errors
/// The node's, the program's refusal by its name, and a change that changes nothing.
pub async fn apply(
    rpc: &dyn Rpc,
    description: &Description,
    keys: &[Keypair],
    mut tell: impl FnMut(&str),
) -> Result<Outcome> {
    let client = Client::new(rpc);
    let mut outcome = Outcome::default();
    loop {
        let found = Found::read(rpc, description).await?;
        let changes = diff(description, &found);
        let Some((change, key)) = next(&changes, &found, description, keys) else {
            outcome.left = changes.iter().map(|change| left(change, &found, description)).collect();
            return Ok(outcome);
        };
        let text = change.to_string();
        ensure!(!outcome.done.contains(&text), "{text}: done, and still to do");
        let payer = keys.first().context("a key that pays")?;
        let instruction = change.instruction(&found.addresses, key.pubkey());
        let draft = Draft::new(payer.pubkey(), instruction.into_iter().collect());
        let signers: [Key<'_>; 2] = [payer, key];
        let count = if payer.pubkey() == key.pubkey() { 1 } else { 2 };
        let signers = signers.get(..count).unwrap_or_default();
        client.run(&draft, signers).await.with_context(|| text.clone())?;
        tell(&text);
        outcome.done.push(text);
    }
}

/// The first change that one of the keys may bring about.
fn next<'a>(
    changes: &'a [Change],
    found: &Found,
    description: &Description,
    keys: &'a [Keypair],
) -> Option<(&'a Change, &'a Keypair)> {
    let pool = found.pool.as_ref().map(|one| &*one.pool);
    changes.iter().filter(|change| !change.is_waiting()).find_map(|change| {
        let key = match change.signer(pool, description.creator) {
            Some(signer) => keys.iter().find(|key| key.pubkey() == signer)?,
            None => keys.first()?,
        };
        Some((change, key))
    })
}

fn left(change: &Change, found: &Found, description: &Description) -> String {
    let pool = found.pool.as_ref().map(|one| &*one.pool);
    match change.signer(pool, description.creator) {
        Some(signer) => format!("{change} (needs the key of {signer})"),
        None => change.to_string(),
    }
}
