//! Tickets.

use serde_json::json;
use solana_pubkey::Pubkey;
use tidepool::state::Ticket;
use tidepool_client::{
    account::decode_ticket,
    plan::Plan,
    rpc::{Filter, Rpc},
    snapshot::Snapshot,
    transaction::Draft,
    transfer_ticket,
};

use crate::{
    act::Deed,
    arguments::Tickets,
    figures::{nine, sol, tide},
    outcome::{Answer, Failure},
    session::Session,
    table::table,
};

/// Where a ticket names its pool, and after it its owner.
const POOL_OFFSET: usize = 16;

/// The open tickets of `owner`, in the order of their addresses.
pub async fn of(
    rpc: &dyn Rpc,
    now: &Snapshot,
    owner: Pubkey,
) -> Result<Vec<(Pubkey, Ticket)>, Failure> {
    let names = [now.addresses.pool.to_bytes(), owner.to_bytes()].concat();
    let filter = Filter::Bytes(POOL_OFFSET, names);
    let found = rpc.program_accounts(&tidepool::ID, &[filter]).await.map_err(Failure::from)?;
    let decoded = found
        .into_iter()
        .filter_map(|(at, account)| decode_ticket(&account.data).ok().map(|ticket| (at, ticket)));
    let mut tickets: Vec<_> = decoded.collect();
    tickets.sort_by_key(|(at, _)| *at);
    Ok(tickets)
}

pub async fn run(session: &mut Session<'_>, verb: Option<Tickets>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let owner = session.owner()?;
    let tickets = of(session.client.rpc, &now, owner).await?;
    let find = |at: Pubkey| {
        let found = tickets.iter().find(|(address, _)| *address == at);
        found.copied().ok_or_else(|| Failure::Usage(format!("{owner} has no ticket at {at}")))
    };
    match verb {
        None => Ok(list(&now, &tickets)),
        Some(Tickets::Claim { ticket: None }) => claim(session, &now, &tickets).await,
        Some(Tickets::Claim { ticket: Some(at) }) => {
            let named = find(at)?;
            // One that was named is refused with the reason; of all, the ready ones are claimed.
            now.quote_claim(&named.1)?;
            claim(session, &now, &[named]).await
        }
        Some(Tickets::Cancel { ticket }) => {
            let (at, terms) = find(ticket)?;
            let plan = session.wallet()?.cancel(&now, at, &terms)?;
            let worth = now.ledger().worth_floor(&terms.terms())?;
            let summary = format!("cancel       ticket {at} over {}", sol(worth.0));
            let json = json!({ "cancel": at.to_string() });
            session.act(Deed { receives: Some(tide), ..Deed::new(summary, json, plan) }).await
        }
        Some(Tickets::Transfer { ticket, to }) => {
            let (at, _) = find(ticket)?;
            let give = Draft::new(session.wallet()?.payer, vec![transfer_ticket(at, owner, to)]);
            let plan = Plan { before: vec![], drafts: vec![give] };
            let summary = format!("give away    ticket {at}\nto           {to}");
            let json = json!({ "transfer": at.to_string(), "to": to.to_string() });
            session.act(Deed::new(summary, json, plan)).await
        }
    }
}

fn list(now: &Snapshot, tickets: &[(Pubkey, Ticket)]) -> Answer {
    let worth = |ticket: &Ticket| {
        now.ledger().worth_floor(&ticket.terms()).map_or(ticket.owed, |worth| worth.0)
    };
    let state = |ticket: &Ticket| match now.quote_claim(ticket) {
        Ok(_) => "ready".to_owned(),
        Err(error) => error.to_string(),
    };
    let rows: Vec<Vec<String>> = tickets
        .iter()
        .map(|(at, ticket)| {
            vec![at.to_string(), nine(worth(ticket)), ticket.epoch.to_string(), state(ticket)]
        })
        .collect();
    let list: Vec<_> = tickets
        .iter()
        .map(|(at, ticket)| {
            json!({
                "ticket": at.to_string(), "owed": ticket.owed, "worth": worth(ticket),
                "epoch": ticket.epoch, "is_ready": now.quote_claim(ticket).is_ok(),
            })
        })
        .collect();
    let text = match rows.as_slice() {
        [] => "no open tickets".to_owned(),
        rows => table(&["ticket", "SOL", "ordered in epoch", "state"], rows),
    };
    Answer { text, json: json!({ "tickets": list }) }
}

/// Claims what is ready.
async fn claim(
    session: &mut Session<'_>,
    now: &Snapshot,
    tickets: &[(Pubkey, Ticket)],
) -> Result<Answer, Failure> {
    let payer = session.wallet()?.payer;
    let ready =
        tickets.iter().filter_map(|(at, ticket)| Some((at, ticket, now.quote_claim(ticket).ok()?)));
    let (mut drafts, mut total) = (vec![], 0_u64);
    for (at, ticket, worth) in ready {
        drafts.push(Draft::new(payer, vec![now.addresses.claim_ticket(*at, ticket.owner)]));
        total = total.saturating_add(worth.0);
    }
    let summary = format!("claim        {} of tickets, {} ready", sol(total), drafts.len());
    let json = json!({ "claim": total, "tickets": drafts.len() });
    session.act(Deed::new(summary, json, Plan { before: vec![], drafts })).await
}
