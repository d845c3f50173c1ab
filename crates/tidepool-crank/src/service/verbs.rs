//! What the bot can be told to do, by its own binary or another one.

use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Subcommand;
use tidepool_client::rpc::HttpRpc;
use tokio::signal::unix::{SignalKind, signal};

use super::{
    alarm::Bell,
    config::{Config, Settings},
    http, json_log, keypair,
    run::{run, word},
    show,
};
use crate::{Crank, Endpoint, Fleet, Tick, turn::Stop};

/// What a process that a signal ended exits with.
const INTERRUPTED: i32 = 130;

/// What the bot can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum Verb {
    /// Work until told to stop
    Run,
    /// Do all that can be done now; exits with 1 where something could not
    Once,
    /// Show what would be done now, and send nothing
    Plan,
    /// Show the pool; exits with 1 where its update is late
    Status,
    /// Make or extend the lookup tables that hold the pool's and its validators' accounts, and
    /// print them as flags
    Tables,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether all is well: done, or in time.
    pub is_well: bool,
    /// What there is to show.
    pub lines: Vec<String>,
}

/// Does it, over the network, in this process: its log goes to standard error, and signals stop
/// it.
///
/// # Errors
/// Wrong settings; a key file, a port or a pool that cannot be had.
pub async fn work(settings: Settings, verb: Verb) -> Result<Outcome> {
    let settings = settings.with_file()?;
    json_log::start(settings.place.log.as_deref().unwrap_or("info"))?;
    let config = settings.resolve()?;
    let mut crank = build(&config)?;
    let (is_well, lines) = match verb {
        Verb::Run => (serve(&mut crank, config).await?, vec![]),
        Verb::Once => {
            stop_at_signals(crank.stop.clone())?;
            let tick = crank.tick().await;
            tracing::info!(ended = word(&tick), "ticked");
            (matches!(tick, Tick::Done(_)), vec![])
        }
        Verb::Plan => {
            let (_, plan) = crank.look().await?;
            (true, show::plan_lines(&plan))
        }
        Verb::Status => {
            let (situation, _) = crank.look().await?;
            let report = crank.reporter.now();
            let is_timely = report.pool.is_some_and(|pool| !pool.is_late);
            (is_timely, show::status_lines(&situation, &report))
        }
        Verb::Tables => {
            stop_at_signals(crank.stop.clone())?;
            let made = crank.make_tables().await?;
            (made.is_whole, show::table_lines(&made, config.policy.is_dry))
        }
    };
    Ok(Outcome { is_well, lines })
}

fn build(config: &Config) -> Result<Crank> {
    let key = keypair::read(&config.keypair)?;
    let endpoints = (1..).zip(&config.rpc).map(|(number, url): (u32, _)| {
        // Its address may hold a key: it stays out of the log.
        Endpoint::new(format!("node {number}"), Arc::new(HttpRpc::new(url.clone())))
    });
    let fleet = Fleet::new(endpoints.collect());
    let crank = Crank::new(fleet, config.pool, key, config.policy, Stop::default());
    Ok(crank.with_tables(config.lookup_tables.clone()))
}

async fn serve(crank: &mut Crank, config: Config) -> Result<bool> {
    stop_at_signals(crank.stop.clone())?;
    if let Some(address) = config.listen {
        let bound = http::serve(address, crank.reporter.clone(), config.policy.least_balance)?;
        tracing::info!(%bound, "serving /metrics and /healthz");
    }
    let bell = config.webhook.map(|url| Bell::new(url, config.alarm_interval)).transpose()?;
    tracing::info!(pool = %config.pool, payer = %crank.payer(), "running");
    run(crank, config.interval, bell).await;
    Ok(true)
}

/// The first SIGINT or SIGTERM tells the bot to stop; after the second it ends at once.
fn stop_at_signals(stop: Stop) -> Result<()> {
    let mut interrupt = signal(SignalKind::interrupt()).context("no signals")?;
    let mut terminate = signal(SignalKind::terminate()).context("no signals")?;
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            if stop.is_told() {
                std::process::exit(INTERRUPTED);
            }
            tracing::info!("told to stop");
            stop.tell();
        }
    });
    Ok(())
}
