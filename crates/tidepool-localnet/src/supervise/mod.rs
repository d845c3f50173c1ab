//! Everything that makes the chain worth looking at, and starts it again when it dies: the node,
//! the bot, the page.

mod child;
mod commands;
mod folder;
mod ports;
mod pulse;
mod soak;
mod start;
mod tail;
mod voice;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::Result;
use clap::Args;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};

use self::{child::Child, folder::Folder, pulse::Pulse, soak::Soak, voice::say};
use crate::{
    chain::Chain,
    keys::Who,
    setup::{self, key_file},
};

const TICK: Duration = Duration::from_millis(500);
/// A node without a new slot for so long is dead. A loaded machine takes some seconds; a start
/// takes most of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What runs beside the node.
#[derive(Args, Clone, Debug)]
pub struct Up {
    /// The chain.
    #[command(flatten)]
    pub chain: Chain,
    /// Folder of tidepool, tidepool-migrate and tidepool-crank.
    #[arg(long)]
    pub tools: PathBuf,
    /// Where the bot serves /metrics and /healthz.
    #[arg(long, default_value_t = 9187)]
    pub crank_port: u16,
    /// Folder of the web page, built; without it there is no page.
    #[arg(long)]
    pub page: Option<PathBuf>,
    /// The folder below it with the files to hand out.
    #[arg(long, default_value = "dist")]
    pub page_files: String,
    /// Port of the page.
    #[arg(long, default_value_t = 4173)]
    pub page_port: u16,
    /// End after so many minutes, with an error if anything went wrong meanwhile.
    #[arg(long, value_name = "MINUTES")]
    pub soak: Option<u64>,
}

/// Runs until told to stop.
///
/// # Errors
/// When the chain does not come up, or a soak finds fault.
pub fn run(up: &Up) -> Result<()> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        flag::register(signal, Arc::clone(&stop))?;
    }
    let folder = Folder::begin(&up.chain)?;
    ports::check(up)?;
    say(format_args!("Starting the chain; logs are in {}", up.chain.logs().display()));
    let mut node = Child::start("node", &commands::node(up)?, &up.chain.logs())?;
    start::set_up(up, &mut node, &stop)?;
    // In the order in which they are stopped: whoever asks the node goes before it.
    let mut children = vec![node];
    let verdict = live(up, &mut children, &stop);
    say("\nStopping.");
    for child in &mut children {
        child.stop();
    }
    drop(folder);
    verdict
}

/// The chain's life with its pool, until told to stop.
fn live(up: &Up, children: &mut Vec<Child>, stop: &AtomicBool) -> Result<()> {
    if stop.load(Ordering::Relaxed) {
        return Ok(());
    }
    let logs = up.chain.logs();
    children.insert(0, Child::start("crank", &commands::crank(up), &logs)?);
    if let Some(app) = &up.page {
        children.insert(0, Child::start("page", &commands::page(up, app), &logs)?);
    }
    tell(up);
    tend(up, children, stop)
}

fn tend(up: &Up, children: &mut [Child], stop: &AtomicBool) -> Result<()> {
    let mut pulse = Pulse::new(up.chain.rpc_url(), PATIENCE);
    let mut soak = up.soak.map(|minutes| Soak::new(&up.chain, minutes));
    while !stop.load(Ordering::Relaxed) {
        for child in &mut *children {
            child.tend()?;
        }
        if let Some(node) = children.last_mut() {
            pulse.keep(node)?;
        }
        if let Some(soak) = &mut soak {
            soak.look();
            if soak.is_over() {
                return soak.verdict(children.iter().map(Child::restarts).sum());
            }
        }
        thread::sleep(TICK);
    }
    Ok(())
}

fn tell(up: &Up) {
    let seconds = up.chain.epoch().as_secs();
    say(format_args!(
        "\nThe chain is up: an epoch has {} slots, {seconds} s.",
        up.chain.epoch_slots
    ));
    say(format_args!("  RPC        {}", up.chain.rpc_url()));
    say(format_args!("  websocket  {}", up.chain.websocket_url()));
    say(format_args!("  pool       {}", setup::pool().pool));
    say(format_args!("  market     {}", setup::market().market));
    say(format_args!("  wallet     {}", key_file(&up.chain, Who::Wallet).display()));
    say(format_args!("  bot        http://127.0.0.1:{}/metrics", up.crank_port));
    if up.page.is_some() {
        say(format_args!("\n  page       http://127.0.0.1:{}", up.page_port));
    }
    say("\nCtrl-C stops all of it and leaves nothing behind.");
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        up: Up,
    }

    #[test]
    fn a_chain_that_is_refused_leaves_no_folder() {
        let _taken = TcpListener::bind(("127.0.0.1", 21_700)).unwrap();
        let folder = std::env::temp_dir().join(format!("tidepool-refused-{}", std::process::id()));
        let dir = format!("--dir={}", folder.display());
        let up = Flags::parse_from(["localnet", "--tools=.", "--crank-port=21700", &dir]).up;
        let error = run(&up).unwrap_err().to_string();
        assert!(error.contains("port 21700 is in use; --crank-port chooses another"));
        assert!(!folder.exists());
    }
}
