//! What a page has to know of the chain.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{chain::Chain, setup};

/// The file that [`write`] writes.
#[must_use]
pub fn file(chain: &Chain) -> PathBuf {
    chain.folder().join("config.json")
}

/// Writes where node, pool and lender are. In one step, so that nobody reads half of it.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(chain: &Chain) -> Result<()> {
    let config = json!({
        "cluster": "localnet",
        "rpcUrl": chain.rpc_url(),
        "wsUrl": chain.websocket_url(),
        "pool": setup::pool().pool.to_string(),
        "market": setup::market().market.to_string(),
        "faucet": true,
    });
    let (file, new) = (file(chain), chain.folder().join("config.json.new"));
    fs::write(&new, format!("{config:#}\n")).with_context(|| new.display().to_string())?;
    fs::rename(&new, &file).with_context(|| file.display().to_string())
}
