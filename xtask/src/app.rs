//! `cargo xtask app`: the web page, from its arithmetic to the files that a server hands out.

use anyhow::{Result, ensure};

use crate::{process, setup::node, wasm};

/// Builds the arithmetic, installs what the lock file names, generates the clients of the
/// programs, checks, tests and builds the page into app/dist.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "cargo xtask app takes no arguments");
    wasm::run(&[])?;
    let node = node::install()?;
    println!("== the page's packages");
    process::run(&mut node.npm(&["ci"])?)?;
    for script in ["generate", "check", "build"] {
        println!("== the page: {script}");
        process::run(&mut node.npm(&["run", "--silent", script])?)?;
    }
    println!("app/dist is ready; `npm run preview` in app/ serves it.");
    Ok(())
}
