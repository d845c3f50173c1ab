//! The epoch, and the pool itself.

use serde_json::{Value, json};
use tidepool::state::Role;
use tidepool_math::Parameter;

use crate::{
    arguments::name_of,
    figures::{percent, sol, tide},
    outcome::{Answer, Failure},
    session::Session,
    table::facts,
};

pub async fn epoch(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let (clock, parameters) = (now.epoch_clock()?, now.pool.parameters());
    let unseen = now.validators().filter(|(_, entry)| entry.seen_epoch < now.clock.epoch).count();
    let (elapsed, slots) = (clock.elapsed(), clock.slots);
    let window_in = slots.saturating_sub(clock.window(&parameters)).saturating_sub(elapsed);
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let text = facts(&[
        ("epoch", now.clock.epoch.to_string()),
        ("slot of it", format!("{elapsed} of {slots}")),
        ("rewards being paid", yes(now.are_rewards_active)),
        ("validators to look at", unseen.to_string()),
        ("pool updated", yes(!now.needs_update())),
        ("stake may move in", format!("{window_in} slots")),
    ]);
    let json = json!({
        "epoch": now.clock.epoch, "slot": now.clock.slot, "elapsed": elapsed, "slots": slots,
        "are_rewards_active": now.are_rewards_active, "unseen": unseen,
        "is_updated": !now.needs_update(), "window_in": window_in,
    });
    Ok(Answer { text, json })
}

pub async fn pool(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let (pool, at) = (&now.pool, now.addresses);
    let mut rows = vec![
        ("pool", at.pool.to_string()),
        ("mint", at.mint.to_string()),
        ("reserve", at.reserve.to_string()),
        ("validators", at.validators.to_string()),
        ("backing", sol(now.ledger().backing.0)),
        ("in the reserve", sol(now.reserve_lamports)),
        (
            "owed to tickets",
            format!("{} in {} tickets", sol(pool.rate.ticket_debt), pool.open_tickets),
        ),
        ("tokens", tide(now.supply)),
        ("slots of the list", format!("{} of {}", now.entries.len(), now.capacity)),
        (
            "entries",
            if pool.pause.is_in_force(now.clock.epoch) { "paused" } else { "open" }.to_owned(),
        ),
    ];
    let keys = [pool.admin, pool.strategist, pool.guardian, pool.treasury];
    let names = ["admin", "strategist", "guardian", "treasury"];
    let mut roles = vec![];
    for (role, (name, key)) in Role::ALL.into_iter().zip(names.into_iter().zip(keys)) {
        let pending = &pool.pending_authorities[role as usize];
        let next = (pending.ready_epoch > 0).then(|| pending.authority.to_string());
        let from = pending.ready_epoch;
        let told = next.as_ref().map(|next| format!(", from epoch {from} {next} may accept"));
        rows.push((name, format!("{key}{}", told.unwrap_or_default())));
        roles.push(
            json!({ "role": name, "key": key.to_string(), "next": next, "from_epoch": from }),
        );
    }
    let parameters: Vec<(String, Value, String)> = Parameter::ALL
        .into_iter()
        .map(|parameter| {
            let (name, value) = (name_of(parameter), pool.parameters().get(parameter).0);
            let pending = &pool.pending_changes[parameter as usize];
            let (next, from) = (pending.value, pending.ready_epoch);
            let told = format!(", from epoch {from} {} may hold", percent(next));
            let told = if from > 0 { told } else { String::new() };
            let json =
                json!({ "parameter": name, "value": value, "next": next, "from_epoch": from });
            (name, json, format!("{}{told}", percent(value)))
        })
        .collect();
    rows.extend(parameters.iter().map(|(name, _, text)| (name.as_str(), text.clone())));
    let json = json!({
        "pool": at.pool.to_string(), "mint": at.mint.to_string(),
        "reserve": at.reserve.to_string(), "validators": at.validators.to_string(),
        "backing": now.ledger().backing.0, "reserve_lamports": now.reserve_lamports,
        "ticket_debt": pool.rate.ticket_debt, "open_tickets": pool.open_tickets,
        "supply": now.supply, "capacity": now.capacity, "roles": roles,
        "is_paused": pool.pause.is_in_force(now.clock.epoch),
        "parameters": parameters.iter().map(|(_, json, _)| json).collect::<Vec<_>>(),
    });
    Ok(Answer { text: facts(&rows), json })
}
