//! SOL for tideSOL.

use serde_json::json;
use tidepool_client::rpc::Rpc;

use super::rate::price;
use crate::{
    act::Deed,
    amount::Amount,
    figures::{sol, tide},
    outcome::{Answer, Failure},
    session::Session,
};

/// Lamports that `all` leaves for fees, rents and what comes later: 0.01 SOL.
const LEFT: u64 = 10_000_000;

pub async fn run(session: &mut Session<'_>, amount: Amount) -> Result<Answer, Failure> {
    let (wallet, now) = (session.wallet()?, session.snapshot().await?);
    let all = balance(session.client.rpc, wallet.owner).await?.saturating_sub(LEFT);
    let lamports = amount.of(all);
    let plan = wallet.deposit(&now, lamports)?;
    let summary = format!("deposit      {}\nrate         {}", sol(lamports), price(&now)?);
    let json = json!({ "deposit": lamports, "pool": now.addresses.pool.to_string() });
    session.act(Deed { receives: Some(tide), ..Deed::new(summary, json, plan) }).await
}

async fn balance(rpc: &dyn Rpc, owner: solana_pubkey::Pubkey) -> Result<u64, Failure> {
    let found = rpc.accounts(&[owner]).await.map_err(Failure::from)?;
    Ok(found.accounts.into_iter().flatten().next().map_or(0, |account| account.lamports))
}
