//! `tidepool-crank`: turns the epochs of a pool.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use tidepool_client::rpc::HttpRpc;
use tidepool_crank::{
    Crank, Endpoint, Fleet, Tick,
    service::{
        alarm::Bell,
        config::{Config, Settings},
        http, json_log, keypair,
        run::{run, word},
        show,
    },
    turn::Stop,
};
use tokio::signal::unix::{SignalKind, signal};

/// What a process that a signal ended exits with.
const INTERRUPTED: i32 = 130;

/// Turns the epochs of a Tidepool pool: looks at validators, books the epoch, moves stake in the
/// window. Its key has no power and pays fees only.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Clone, Copy, Subcommand)]
enum Verb {
    /// Work until told to stop
    Run,
    /// Do all that can be done now; exits with 1 where something could not
    Once,
    /// Show what would be done now, and send nothing
    Plan,
    /// Show the pool; exits with 1 where its update is late
    Status,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match work(cli).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("tidepool-crank: {error:#}");
            ExitCode::from(2)
        }
    }
}

async fn work(Cli { settings, verb }: Cli) -> Result<bool> {
    let settings = settings.with_file()?;
    json_log::start(settings.log.as_deref().unwrap_or("info"))?;
    let config = settings.resolve()?;
    let mut crank = build(&config)?;
    match verb {
        Verb::Run => serve(&mut crank, config).await,
        Verb::Once => {
            stop_at_signals(crank.stop.clone())?;
            let tick = crank.tick().await;
            tracing::info!(ended = word(&tick), "ticked");
            Ok(matches!(tick, Tick::Done(_)))
        }
        Verb::Plan => {
            let (_, plan) = crank.look().await?;
            print(&show::plan_lines(&plan));
            Ok(true)
        }
        Verb::Status => {
            let (situation, _) = crank.look().await?;
            let report = crank.reporter.now();
            print(&show::status_lines(&situation, &report));
            Ok(report.pool.is_some_and(|pool| !pool.is_late))
        }
    }
}

fn build(config: &Config) -> Result<Crank> {
    let key = keypair::read(&config.keypair)?;
    let endpoints = (1..).zip(&config.rpc).map(|(number, url): (u32, _)| {
        // Its address may hold a key: it stays out of the log.
        Endpoint::new(format!("node {number}"), Arc::new(HttpRpc::new(url.clone())))
    });
    let fleet = Fleet::new(endpoints.collect());
    Ok(Crank::new(fleet, config.pool, key, config.policy, Stop::default()))
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

fn print(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}
