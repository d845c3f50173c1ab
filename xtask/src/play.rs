//! `cargo xtask play`: chain, pool, bot and page, all with one command.

use anyhow::Result;

use crate::{app, localnet};

/// Builds all of it, starts it, prints the page's address and stays.
pub fn run(arguments: &[String]) -> Result<()> {
    localnet::check_with_page(arguments)?;
    localnet::prepare()?;
    let node = app::build_for_local_chain()?;
    let mut supervisor = localnet::supervisor(Some(&app::folder()), arguments)?;
    supervisor.args(["--page-files", app::FOR_LOCAL_CHAIN]);
    // The page's server is a child of the supervisor.
    supervisor.env("PATH", node.path()?);
    localnet::become_it(supervisor)
}
