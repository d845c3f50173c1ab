//! Alarms: which, how often, where to.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::turn::{Tick, report::Report};

/// How long a webhook may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What an alarm is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// The epoch's update should have run by now.
    Late,
    /// The key has too little.
    Poor,
    /// No node answers.
    Blind,
    /// What is next does not work.
    Stuck,
}

impl Alarm {
    /// Its name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Poor => "poor_key",
            Self::Blind => "nodes_down",
            Self::Stuck => "stuck",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Late => "the epoch's update has missed its deadline",
            Self::Poor => "the key that pays has too few lamports",
            Self::Blind => "no node answers, or none in a way that makes sense",
            Self::Stuck => "what is next was tried and does not work",
        }
    }
}

/// The alarms that a report and the last tick give.
#[must_use]
pub fn alarms(report: &Report, tick: &Tick, least_balance: u64) -> Vec<Alarm> {
    let is_late = report.pool.is_some_and(|pool| pool.is_late);
    let is_blind = matches!(tick, Tick::Blind(_));
    let is_poor = *tick == Tick::Poor || (!is_blind && report.balance < least_balance);
    let all = [
        (is_late, Alarm::Late),
        (is_poor, Alarm::Poor),
        (is_blind, Alarm::Blind),
        (*tick == Tick::Stuck, Alarm::Stuck),
    ];
    all.into_iter().filter_map(|(is_on, alarm)| is_on.then_some(alarm)).collect()
}

/// Posts alarms, each kind so often and no more.
pub struct Bell {
    url: String,
    interval: Duration,
    client: reqwest::Client,
    last: BTreeMap<Alarm, Instant>,
}

impl Bell {
    /// A bell that posts to `url`.
    ///
    /// # Errors
    /// Only where the system offers no TLS.
    pub fn new(url: String, interval: Duration) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        Ok(Self { url, interval, client, last: BTreeMap::new() })
    }

    /// Whether `alarm` may ring at `now`; counts it as rung.
    pub fn may_ring(&mut self, alarm: Alarm, now: Instant) -> bool {
        let last = self.last.get(&alarm);
        let may = last.is_none_or(|last| now.saturating_duration_since(*last) >= self.interval);
        if may {
            self.last.insert(alarm, now);
        }
        may
    }

    /// Posts the alarms that may ring. One that cannot be posted rings again at the next tick.
    pub async fn ring(&mut self, pool: &str, alarms: &[Alarm], report: &Report) {
        for alarm in alarms {
            if !self.may_ring(*alarm, Instant::now()) {
                continue;
            }
            let sent = self.client.post(&self.url).json(&body(pool, *alarm, report)).send().await;
            if let Err(error) = sent.and_then(reqwest::Response::error_for_status) {
                // The address may hold a key: it stays out of the log.
                let error = error.without_url();
                tracing::warn!(%error, alarm = alarm.name(), "the alarm could not be posted");
                self.last.remove(alarm);
            }
        }
    }
}

fn body(pool: &str, alarm: Alarm, report: &Report) -> Value {
    let state = report.pool.unwrap_or_default();
    let text = format!("tidepool-crank, pool {pool}: {}", alarm.message());
    json!({
        "alarm": alarm.name(),
        // What chat services show.
        "text": text,
        "pool": pool,
        "epoch": state.epoch,
        "slot": state.slot,
        "behind_epochs": state.behind,
        "validators_seen": state.seen,
        "validators": state.validators,
        "balance_lamports": report.balance.to_string(),
        "healthy_nodes": report.healthy_nodes,
    })
}
