//! The loop.

use std::time::Duration;

use super::alarm::{Bell, alarms};
use crate::{
    plan::Wait,
    turn::{Crank, Tick},
};
use tidepool_client::rpc::Rpc;

/// How long a slot takes.
const SLOT: Duration = Duration::from_millis(400);

/// Ticks until it is told to stop. `interval` is the longest time between two looks.
pub async fn run(crank: &mut Crank, interval: Duration, mut bell: Option<Bell>) {
    let pool = crank.pool.to_string();
    loop {
        let tick = crank.tick().await;
        let report = crank.reporter.now();
        crank.reporter.ended(word(&tick));
        if tick == Tick::Stopped || crank.stop.is_told() {
            tracing::info!("stopped");
            return;
        }
        let slot = report.pool.map_or(0, |pool| pool.slot);
        tracing::info!(slot, balance = report.balance, ended = word(&tick), "ticked");
        let raised = alarms(&report, &tick, crank.policy.least_balance);
        for alarm in &raised {
            tracing::error!(alarm = alarm.name(), "alarm");
        }
        let stop = crank.stop.clone();
        let rest = async {
            if let Some(bell) = &mut bell {
                bell.ring(&pool, &raised, &report).await;
            }
            crank.fleet.pause(pause(&tick, slot, interval)).await;
        };
        tokio::select! {
            () = rest => {}
            () = stop.told() => {
                tracing::info!("stopped");
                return;
            }
        }
    }
}

/// How long to wait after a tick: no longer than until more can be done, where that is known.
fn pause(tick: &Tick, slot: u64, interval: Duration) -> Duration {
    let until = |opening: u64| {
        let slots = u32::try_from(opening.saturating_sub(slot).max(1)).unwrap_or(u32::MAX);
        SLOT.saturating_mul(slots)
    };
    match tick {
        Tick::Done(Wait::Again) => SLOT,
        Tick::Done(Wait::Rewards) => interval.min(SLOT * 5),
        Tick::Done(wait) => wait.slot().map_or(interval, until).min(interval),
        Tick::Poor | Tick::Stuck | Tick::Blind(_) | Tick::Stopped => interval,
    }
}

/// A tick's end in a word.
#[must_use]
pub const fn word(tick: &Tick) -> &'static str {
    match tick {
        Tick::Done(_) => "done",
        Tick::Poor => "poor",
        Tick::Stuck => "stuck",
        Tick::Blind(_) => "blind",
        Tick::Stopped => "stopped",
    }
}
