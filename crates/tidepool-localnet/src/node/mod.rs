//! The node: a real validator with its JSON-RPC, in a process of its own, so that it can die
//! alone.

mod calm;
mod faucet;
mod genesis;
pub mod voters;

use std::{
    panic, process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Result, anyhow};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag,
};
use solana_keypair::Signer;
use solana_net_utils::SocketAddrSpace;

use crate::{chain::Chain, keys::Who};

/// Exit code of a panic.
const PANICKED: i32 = 101;

/// Runs until told to stop.
pub fn run(chain: &Chain) -> Result<()> {
    die_of_any_panic();
    agave_logger::setup_with_default("error");
    faucet::serve(chain.faucet())?;
    let node = genesis::genesis(chain)?
        .start_with_mint_address(Who::Faucet.keypair().pubkey(), SocketAddrSpace::new(true))
        .map_err(|error| anyhow!("the node does not start: {error}"))?;
    // Only now: a start cannot be interrupted, and nothing is lost where it is just ended.
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register(signal, Arc::clone(&stop))?;
    }
    let (rpc, vote) = (node.get_rpc_client(), node.vote_account_address());
    let votes = chain.clone();
    thread::spawn(move || voters::vote(&votes, &rpc, vote));
    let mut is_calm = false;
    while !stop.load(Ordering::Relaxed) {
        // The thread begins some time after the node; without it all works, and costs a core.
        is_calm = is_calm || calm::calm().is_ok();
        thread::sleep(Duration::from_millis(200));
    }
    drop(node);
    Ok(())
}

/// A node with one thread less looks alive and is not: it had better end, and be started again.
fn die_of_any_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        report(panic);
        process::exit(PANICKED);
    }));
}
