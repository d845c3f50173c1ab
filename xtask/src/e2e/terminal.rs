//! The command line, the migrations and the bot, as an operator calls them, on a real node.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::RPC;
use crate::{process, workspace};

/// Longest time until a ticket can be claimed: two epochs on a slow machine.
const PATIENCE: Duration = Duration::from_mins(3);

/// The tools, with a wallet, on the chain in `folder`.
struct Tools {
    folder: PathBuf,
    pool: String,
}

/// Goes in and out by every way, and sees that operators' tools agree that all is well.
pub fn play(folder: &Path) -> Result<()> {
    let config = std::fs::read_to_string(folder.join("config.json"))?;
    let config: Value = serde_json::from_str(&config)?;
    let pool = config["pool"].as_str().context("a pool")?.to_owned();
    let tools = Tools { folder: folder.to_path_buf(), pool };
    tools.tidepool("deposit 20")?;
    tools.tidepool("redeem 2 --instant")?;
    tools.tidepool("redeem 3 --ticket")?;
    tools.tidepool("crank status")?;
    tools.tidepool("solvency")?;
    let mut migrate = tools.tool("tidepool-migrate")?;
    let diff = process::output(migrate.arg("diff").arg(folder.join("pool.toml")))?;
    ensure!(diff.contains("nothing to do"), "the pool is not as it was described:\n{diff}");
    tools.claim()?;
    tools.tidepool("redeem all --ticket")
}

impl Tools {
    fn tidepool(&self, words: &str) -> Result<()> {
        process::run(&mut self.command(words)?)
    }

    fn command(&self, words: &str) -> Result<Command> {
        let mut command = self.tool("tidepool")?;
        command.args(["--pool", &self.pool]).args(words.split(' '));
        Ok(command)
    }

    fn tool(&self, name: &str) -> Result<Command> {
        let mut tool = process::command(workspace::target()?.join("debug").join(name));
        tool.args(["--yes", "--url", RPC, "--keypair"]).arg(self.folder.join("keys/wallet.json"));
        Ok(tool)
    }

    /// Claims the ticket as soon as it is payable.
    fn claim(&self) -> Result<()> {
        let start = Instant::now();
        loop {
            self.tidepool("tickets claim")?;
            let left = process::output(&mut self.command("tickets")?)?;
            if left.contains("no open tickets") {
                return Ok(());
            }
            ensure!(start.elapsed() < PATIENCE, "the ticket is never payable:\n{left}");
            thread::sleep(Duration::from_secs(2));
        }
    }
}
