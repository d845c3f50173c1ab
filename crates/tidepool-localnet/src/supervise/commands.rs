//! How node, bot and page are called.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use super::Up;
use crate::{
    config,
    keys::Who,
    setup::{self, key_file},
    tools::Tools,
};

/// The chain's node: this program, once more.
pub fn node(up: &Up) -> Result<Command> {
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

/// The bot.
#[must_use]
pub fn crank(up: &Up) -> Command {
    let mut crank = Tools(up.tools.clone()).command("tidepool-crank");
    crank.args(["--pool", &setup::pool().pool.to_string(), "--rpc", &up.chain.rpc_url()]);
    crank.arg("--keypair").arg(key_file(&up.chain, Who::Crank));
    crank.args(["--listen", &format!("127.0.0.1:{}", up.crank_port)]);
    // An epoch lasts 19 seconds here, and the window some of them.
    crank.args(["--interval", "1", "--grace", "2", "run"]);
    crank
}

/// The server of the page in the folder `app`.
#[must_use]
pub fn page(up: &Up, app: &Path) -> Command {
    let mut page = Command::new("node");
    page.current_dir(app).arg("node_modules/vite/bin/vite.js");
    page.args(["preview", "--outDir", &up.page_files, "--host", "127.0.0.1", "--strictPort"]);
    page.args(["--port", &up.page_port.to_string()]);
    page.env("TIDEPOOL_CONFIG", config::file(&up.chain));
    page
}
