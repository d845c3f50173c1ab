//! The report as Prometheus reads it, and whether it is a good one.

use std::{
    fmt::Write,
    time::{Duration, Instant},
};

use crate::turn::report::{PoolReport, Report};

/// A pool that was not read for so long is not known to be well.
const FRESH: Duration = Duration::from_mins(3);

/// A metric without labels: name, type, help, value.
type Row = (&'static str, &'static str, &'static str, i128);

/// The report in the text format of Prometheus; `now` makes the age of what was read.
#[must_use]
pub fn render(report: &Report, now: Instant) -> String {
    let mut text = String::new();
    for (name, kind, help, value) in own(report, now) {
        row(&mut text, name, kind, help, value);
    }
    for (name, kind, help, value) in report.pool.iter().flat_map(of_pool) {
        row(&mut text, name, kind, help, value);
    }
    let name = "tidepool_crank_errors_total";
    // Writing to a string cannot fail.
    let _ = writeln!(text, "# HELP {name} Errors by their kind.\n# TYPE {name} counter");
    for (kind, count) in &report.errors {
        let _ = writeln!(text, "{name}{{kind=\"{kind}\"}} {count}");
    }
    text
}

/// Why the bot is not well, if it is not: the pool was not read lately, the update is late, the
/// key is poor.
#[must_use]
pub fn illness(report: &Report, least_balance: u64, now: Instant) -> Option<&'static str> {
    let Some((pool, read_at)) = report.pool.zip(report.read_at) else {
        return Some("the pool was never read");
    };
    if now.saturating_duration_since(read_at) > FRESH {
        return Some("the pool was not read for three minutes");
    }
    if pool.is_late {
        return Some("the epoch's update is late");
    }
    (report.balance < least_balance).then_some("the key is poor")
}

fn row(text: &mut String, name: &str, kind: &str, help: &str, value: i128) {
    let name = format!("tidepool_crank_{name}");
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
}

fn own(report: &Report, now: Instant) -> Vec<Row> {
    let age = report.read_at.map_or(u64::MAX, |at| now.saturating_duration_since(at).as_secs());
    let count = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    vec![
        ("read_age_seconds", "gauge", "Time since the pool was read.", age.into()),
        ("balance_lamports", "gauge", "What the key has.", report.balance.into()),
        ("fees_lamports_total", "counter", "Fees paid.", report.fees.into()),
        (
            "landed_total",
            "counter",
            "Transactions that landed and succeeded.",
            report.landed.into(),
        ),
        ("steps_total", "counter", "Steps that these took.", report.steps.into()),
        ("lookup_tables", "gauge", "Lookup tables that serve.", count(report.lookup_tables)),
        ("healthy_nodes", "gauge", "Nodes that answer.", count(report.healthy_nodes)),
        (
            "requests_failed_total",
            "counter",
            "Requests that failed.",
            report.failed_requests.into(),
        ),
    ]
}

fn of_pool(pool: &PoolReport) -> Vec<Row> {
    vec![
        ("slot", "gauge", "The slot.", pool.slot.into()),
        ("epoch", "gauge", "The epoch.", pool.epoch.into()),
        ("behind_epochs", "gauge", "Epochs since the last update.", pool.behind.into()),
        ("update_age_slots", "gauge", "Slots since the last update.", pool.update_age.into()),
        ("update_late", "gauge", "1 if the update should have run.", i128::from(pool.is_late)),
        ("rewards_active", "gauge", "1 while rewards are paid.", pool.are_rewards_active.into()),
        ("validators", "gauge", "Validators on the list.", pool.validators.into()),
        ("validators_seen", "gauge", "Of these, looked at in this epoch.", pool.seen.into()),
        ("planned_steps", "gauge", "Steps that can be taken now.", pool.planned.into()),
        ("backing_lamports", "gauge", "The backing.", pool.backing.into()),
        ("value_lamports", "gauge", "What the rate recognises.", pool.value.into()),
        ("shares", "gauge", "Shares.", pool.shares.into()),
        ("free_reserve_lamports", "gauge", "Reserve of no ticket.", pool.free_reserve.into()),
        ("tickets", "gauge", "Open tickets.", pool.tickets.into()),
        ("ticket_debt_lamports", "gauge", "What tickets are owed.", pool.ticket_debt.into()),
        ("staked_lamports", "gauge", "Lamports in stake accounts.", pool.staked.into()),
        ("cooling_lamports", "gauge", "Of these, on their way home.", pool.cooling.into()),
    ]
}
