//! tideSOL for SOL, in one of four ways.

use serde_json::json;
use tidepool_client::{
    plan::{Plan, Wallet, ticket_nonce},
    snapshot::Snapshot,
    token,
};

use super::{rate::price, tickets};
use crate::{
    act::Deed,
    amount::Amount,
    figures::{sol, tide},
    outcome::{Answer, Failure},
    session::Session,
};

/// How to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Mixed,
    Instant,
    Ticket,
    Stake,
}

impl Way {
    pub const fn of(instant: bool, ticket: bool, stake: bool) -> Self {
        match (instant, ticket, stake) {
            (true, ..) => Self::Instant,
            (_, true, _) => Self::Ticket,
            (.., true) => Self::Stake,
            _ => Self::Mixed,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Mixed => "at once as far as the reserve goes, the rest by ticket",
            Self::Instant => "at once",
            Self::Ticket => "by ticket, payable after the update of a later epoch",
            Self::Stake => "as active stake, in new stake accounts",
        }
    }
}

pub async fn run(session: &mut Session<'_>, amount: Amount, way: Way) -> Result<Answer, Failure> {
    let (wallet, now) = (session.wallet()?, session.snapshot().await?);
    let held = session.client.rpc.accounts(&[wallet.shares(&now)]).await.map_err(Failure::from)?;
    let held = held.accounts.into_iter().flatten().next();
    let shares = amount.of(held.and_then(|account| token::amount(&account)).unwrap_or(0));
    let mut notes = vec![];
    let plan = match way {
        Way::Instant => wallet.redeem_instantly(&now, shares)?,
        Way::Stake => as_stake(&wallet, &now, shares, &mut notes)?,
        Way::Mixed | Way::Ticket => {
            let open = tickets::of(session.client.rpc, &now, wallet.owner).await?.len();
            let nonce = ticket_nonce(&now, open);
            let is_mixed = way == Way::Mixed;
            if is_mixed {
                wallet.redeem(&now, shares, nonce)
            } else {
                wallet.order(&now, shares, nonce)
            }?
        }
    };
    let (amount, rate) = (tide(shares), price(&now)?);
    let head = format!("redeem       {amount}\n             {}\nrate         {rate}", way.name());
    let summary = [vec![head], notes].concat().join("\n");
    let json = json!({ "redeem": shares, "pool": now.addresses.pool.to_string() });
    // Of several steps only the first has been tried: the note names their sum.
    let receives: Option<fn(u64) -> String> = (way != Way::Stake).then_some(sol);
    session.act(Deed { receives, ..Deed::new(summary, json, plan) }).await
}

fn as_stake(
    wallet: &Wallet,
    now: &Snapshot,
    shares: u64,
    notes: &mut Vec<String>,
) -> Result<Plan, Failure> {
    let (plan, accounts, unplaced) = wallet.redeem_stake(now, shares)?;
    if accounts.is_empty() {
        let why = "no validator can give that much stake now, or it is too little for a delegation";
        return Err(Failure::Usage(why.to_owned()));
    }
    let quoted = now.quote_stake(shares, now.clock.slot, accounts.len())?;
    notes.push(format!("you receive  {} as stake, in", sol(quoted.lamports())));
    for account in accounts {
        notes.push(format!("             {account}"));
    }
    if unplaced > 0 {
        notes.push(format!("stays        {}: no stake for it now", tide(unplaced)));
    }
    Ok(plan)
}
