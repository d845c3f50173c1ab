//! The rates of the last epochs, from the ring in the pool's account.

use serde_json::json;
use tidepool::state::{Pool, history::RateRecord};

use crate::{
    figures::{nine, rate},
    outcome::{Answer, Failure},
    session::Session,
    table::table,
};

/// Width of the longest bar.
const WIDTH: u64 = 40;

pub async fn run(session: &Session<'_>) -> Result<Answer, Failure> {
    let now = session.snapshot().await?;
    let records = in_order(&now.pool);
    let rates: Vec<u64> = records.iter().map(|record| rate(record.value, record.shares)).collect();
    let (least, most) = (rates.iter().min().copied(), rates.iter().max().copied());
    let (least, most) = (least.unwrap_or(0), most.unwrap_or(0));
    let rows: Vec<Vec<String>> = records
        .iter()
        .zip(&rates)
        .map(|(record, rate)| vec![record.epoch.to_string(), nine(*rate), bar(*rate, least, most)])
        .collect();
    let list: Vec<_> = records
        .iter()
        .zip(&rates)
        .map(|(record, rate)| {
            json!({
                "epoch": record.epoch, "slot": record.slot,
                "value": record.value, "shares": record.shares, "rate": rate,
            })
        })
        .collect();
    let text = table(&["epoch", "SOL for 1 tideSOL", ""], &rows);
    Ok(Answer { text, json: json!({ "history": list }) })
}

/// The records, the oldest first.
fn in_order(pool: &Pool) -> Vec<RateRecord> {
    let ring = &pool.history;
    let length = ring.records.len() as u64;
    let numbers = ring.recorded.saturating_sub(length)..ring.recorded;
    let at = |number: u64| ring.records.get(usize::try_from(number % length).ok()?).copied();
    numbers.filter_map(at).collect()
}

/// A bar from the lowest rate to the highest; padded, so that the column is not moved right.
fn bar(rate: u64, least: u64, most: u64) -> String {
    let (above, span) = (u128::from(rate - least), u128::from(most - least).max(1));
    let length = 1 + above * u128::from(WIDTH - 1) / span;
    let length = usize::try_from(length).unwrap_or(0);
    format!("{:1$}", "█".repeat(length), usize::try_from(WIDTH).unwrap_or(0))
}
