//! Gives SOL to whoever asks for an airdrop.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    thread,
};

use anyhow::Result;
use solana_faucet::faucet::{Faucet, run_faucet};
use tokio::runtime::Builder;

use crate::keys::Who;

/// Serves in a thread for as long as the process lives; without limits.
pub fn serve(at: SocketAddr) -> Result<()> {
    let faucet = Arc::new(Mutex::new(Faucet::new(Who::Faucet.keypair(), None, None, None)));
    let runtime = Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || runtime.block_on(run_faucet(faucet, at, None)));
    Ok(())
}
