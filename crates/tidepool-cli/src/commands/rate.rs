//! The rate of now.

use serde_json::json;
use tidepool_client::snapshot::Snapshot;
use tidepool_math::Slot;

use crate::{
    figures::{nine, percent, rate, sol},
    outcome::{Answer, Failure},
    session::Session,
    table::facts,
};

/// What one tideSOL is worth in the snapshot's slot, for people.
pub fn price(now: &Snapshot) -> Result<String, Failure> {
    let price = now.ledger().price(Slot(now.clock.slot))?;
    let stale = if now.is_stale() { ", before the cranks that the pool needs first" } else { "" };
    Ok(format!("1 tideSOL = {} SOL{stale}", nine(rate(price.value.0, price.shares.0))))
}

pub async fn run(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let (ledger, parameters) = (now.ledger(), now.pool.parameters());
    let price = ledger.price(Slot(now.clock.slot))?;
    let free = ledger.free_reserve(now.locked()).unwrap_or_default();
    let text = facts(&[
        ("rate", self::price(&now)?),
        ("value", sol(price.value.0)),
        ("not yet vested", sol(price.unvested.0)),
        ("free reserve", sol(free.0)),
        ("deposit fee", percent(parameters.deposit_fee.0)),
        ("exit fee from", percent(parameters.exit_floor.0)),
        ("exit fee to", percent(parameters.exit_ceiling.0)),
        ("protocol fee", format!("{} of gains", percent(parameters.protocol_fee.0))),
        ("fresh", if now.is_stale() { "no: crank it" } else { "yes" }.to_owned()),
    ]);
    let json = json!({
        "slot": now.clock.slot,
        "epoch": now.clock.epoch,
        "value": price.value.0,
        "shares": price.shares.0,
        "rate": rate(price.value.0, price.shares.0),
        "unvested": price.unvested.0,
        "free_reserve": free.0,
        "deposit_fee": parameters.deposit_fee.0,
        "exit_floor": parameters.exit_floor.0,
        "exit_ceiling": parameters.exit_ceiling.0,
        "protocol_fee": parameters.protocol_fee.0,
        "is_fresh": !now.is_stale(),
    });
    Ok(Answer { text, json })
}
