//! `cargo xtask play`: chain, pool, bot and page, all with one command.

use anyhow::Result;

use crate::{app, localnet};

/// Builds all of it, starts it, prints the page's address and stays.
pub fn run(arguments: &[String]) -> Result<()> {
    localnet::check_with_page(arguments)?;
    let page = app::build()?;
    localnet::with_page(&page, arguments)
}
