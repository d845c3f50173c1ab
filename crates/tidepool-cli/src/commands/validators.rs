//! The list of validators.

use serde_json::json;
use tidepool::state::ValidatorEntry;

use crate::{
    figures::nine,
    outcome::{Answer, Failure},
    session::Session,
    table::table,
};

pub async fn run(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let rows: Vec<Vec<String>> = now
        .validators()
        .map(|(index, entry)| {
            vec![
                entry.vote.to_string(),
                index.to_string(),
                entry.weight.to_string(),
                nine(entry.tracked),
                nine(entry.cooling),
                entry.seen_epoch.to_string(),
                state(entry).to_owned(),
            ]
        })
        .collect();
    let list: Vec<_> = now
        .validators()
        .map(|(index, entry)| {
            json!({
                "vote": entry.vote.to_string(),
                "index": index,
                "weight": entry.weight,
                "tracked": entry.tracked,
                "cooling": entry.cooling,
                "seen_epoch": entry.seen_epoch,
                "state": state(entry),
            })
        })
        .collect();
    let head =
        ["vote account", "index", "weight", "SOL staked", "of it cooling", "seen in", "state"];
    Ok(Answer { text: table(&head, &rows), json: json!({ "validators": list }) })
}

const fn state(entry: &ValidatorEntry) -> &'static str {
    match (entry.is_leaving(), entry.is_flagged()) {
        (true, _) => "leaving",
        (_, true) => "flagged",
        _ => "active",
    }
}
