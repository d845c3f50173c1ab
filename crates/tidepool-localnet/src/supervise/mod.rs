//! Everything that makes the chain worth looking at, and starts it again when it dies: the node,
//! the bot, the page.

mod child;
mod folder;
mod pulse;
mod soak;

use std::{
    path::PathBuf,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use clap::Args;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};

use self::{child::Child, folder::Folder, pulse::Pulse, soak::Soak};
use crate::{
    chain::Chain,
    config,
    keys::Who,
    setup::{self, key_file},
    tools::Tools,
};

const TICK: Duration = Duration::from_millis(500);
/// A node that dies while the pool is made is started again, so often.
const ATTEMPTS: u32 = 3;

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
    println!("Starting the chain; logs are in {}", folder.logs().display());
    // In the order in which they are stopped: whoever asks the node goes before it.
    let mut children = vec![Child::start("node", &node(up)?, &folder.logs())?];
    set_up(up, &mut children, &stop)?;
    children.insert(0, Child::start("crank", &crank(up), &folder.logs())?);
    if let Some(app) = &up.page {
        children.insert(0, Child::start("page", &page(up, app), &folder.logs())?);
    }
    tell(up);
    let verdict = tend(up, &mut children, &stop);
    println!("\nStopping.");
    for child in &mut children {
        child.stop();
    }
    drop(folder);
    verdict
}

fn set_up(up: &Up, children: &mut [Child], stop: &AtomicBool) -> Result<()> {
    let tools = Tools(up.tools.clone());
    let mut attempt = 1;
    loop {
        match setup::run(&up.chain, &tools) {
            Ok(()) => return Ok(()),
            Err(error) if attempt == ATTEMPTS || stop.load(Ordering::Relaxed) => return Err(error),
            Err(error) => println!("not yet: {error:#}"),
        }
        attempt += 1;
        for child in &mut *children {
            child.tend()?;
        }
        thread::sleep(TICK);
    }
}

fn tend(up: &Up, children: &mut [Child], stop: &AtomicBool) -> Result<()> {
    let mut pulse = Pulse::new(up.chain.rpc_url());
    let mut soak = up.soak.map(|minutes| Soak::new(&up.chain, minutes));
    while !stop.load(Ordering::Relaxed) {
        for child in &mut *children {
            child.tend()?;
        }
        if !pulse.beats() {
            println!("The node has no new slot; it is ended.");
            if let Some(node) = children.last_mut() {
                node.kill()?;
            }
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

fn node(up: &Up) -> Result<Command> {
    let chain = &up.chain;
    let mut node = Command::new(std::env::current_exe().context("this program's own file")?);
    node.arg("node").arg("--dir").arg(chain.folder()).arg("--programs").arg(&chain.programs);
    node.args(["--epoch-slots", &chain.epoch_slots.to_string()]);
    node.args(["--validators", &chain.validators.to_string()]);
    node.args(["--rpc-port", &chain.rpc_port.to_string()]);
    node.args(["--faucet-port", &chain.faucet_port.to_string()]);
    node.args(["--node-ports", &chain.node_ports.to_string()]);
    Ok(node)
}

fn crank(up: &Up) -> Command {
    let mut crank = Tools(up.tools.clone()).command("tidepool-crank");
    crank.args(["--pool", &setup::pool().pool.to_string(), "--rpc", &up.chain.rpc_url()]);
    crank.arg("--keypair").arg(key_file(&up.chain, Who::Crank));
    crank.args(["--listen", &format!("127.0.0.1:{}", up.crank_port)]);
    // An epoch lasts half a minute here, and the window some seconds.
    crank.args(["--interval", "1", "--grace", "2", "run"]);
    crank
}

fn page(up: &Up, app: &PathBuf) -> Command {
    let mut page = Command::new("node");
    page.current_dir(app).arg("node_modules/vite/bin/vite.js");
    page.args(["preview", "--outDir", &up.page_files, "--host", "127.0.0.1", "--strictPort"]);
    page.args(["--port", &up.page_port.to_string()]);
    page.env("TIDEPOOL_CONFIG", config::file(&up.chain));
    page
}

fn tell(up: &Up) {
    let seconds = up.chain.epoch().as_secs();
    println!("\nThe chain is up: an epoch has {} slots, {seconds} s.", up.chain.epoch_slots);
    println!("  RPC        {}", up.chain.rpc_url());
    println!("  websocket  {}", up.chain.websocket_url());
    println!("  pool       {}", setup::pool().pool);
    println!("  market     {}", setup::market().market);
    println!("  wallet     {}", key_file(&up.chain, Who::Wallet).display());
    println!("  bot        http://127.0.0.1:{}/metrics", up.crank_port);
    if up.page.is_some() {
        println!("\n  page       http://127.0.0.1:{}", up.page_port);
    }
    println!("\nCtrl-C stops all of it and leaves nothing behind.");
}
