//! A stake account for tideSOL.

use serde_json::json;
use solana_pubkey::Pubkey;
use tidepool_client::snapshot::Snapshot;

use super::rate::price;
use crate::{
    act::Deed,
    figures::{sol, tide},
    outcome::{Answer, Failure},
    session::Session,
};

/// Where a delegated stake account names its validator.
const VOTE: std::ops::Range<usize> = 124..156;
/// The tag of a delegated stake account.
const DELEGATED: [u8; 4] = [2, 0, 0, 0];

pub async fn run(session: &mut Session<'_>, source: Pubkey) -> Result<Answer, Failure> {
    let (wallet, now) = (session.wallet()?, session.snapshot().await?);
    let found = session.client.rpc.accounts(&[source]).await.map_err(Failure::from)?;
    let Some(account) = found.accounts.into_iter().flatten().next() else {
        return Err(Failure::Usage(format!("there is no account at {source}")));
    };
    let index = validator(&now, &account.data)?;
    let place = usize::try_from(index).unwrap_or(usize::MAX);
    let entry = now.entries.get(place).ok_or_else(no_validator)?;
    let accounts = now.addresses.validator_accounts(index, entry);
    // What it gives depends on the stake's state, which only the trial knows: what is shown
    // after it is what is confirmed.
    let plan = wallet.deposit_stake(&now, source, &accounts, 0)?;
    let summary = format!(
        "deposit      stake account {source}, {}\nwith         {}\nrate         {}",
        sol(account.lamports),
        entry.vote,
        price(&now)?,
    );
    let json = json!({ "stake": source.to_string(), "validator": entry.vote.to_string() });
    session.act(Deed { receives: Some(tide), ..Deed::new(summary, json, plan) }).await
}

/// The validator that it is delegated to; any, where it is not delegated.
fn validator(now: &Snapshot, data: &[u8]) -> Result<u32, Failure> {
    let is_delegated = data.starts_with(&DELEGATED);
    let vote = data.get(VOTE).and_then(|bytes| Pubkey::try_from(bytes).ok()).unwrap_or_default();
    let found = if is_delegated { now.find(&vote) } else { now.validators().next() };
    found.map(|(index, _)| index).ok_or_else(no_validator)
}

fn no_validator() -> Failure {
    Failure::Usage("the stake is delegated to a validator that the pool does not have".to_owned())
}
