//! `cargo xtask app`: the web page, from its arithmetic to the files that a server hands out.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::{
    paths, process,
    setup::node::{self, Node},
    wasm,
};

/// The folder, below [`folder`], of a page that brings a wallet of its own, for local chains only.
pub const FOR_LOCAL_CHAIN: &str = "dist-local";

/// Builds the page, then checks and tests it.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "cargo xtask app takes no arguments");
    let node = build()?;
    println!("== the page: check");
    process::run(&mut node.npm(&["run", "--silent", "check"])?)?;
    println!("app/dist is ready; `npm run preview` in app/ serves it.");
    Ok(())
}

/// Builds the arithmetic, installs what the lock file names, generates the clients of the
/// programs, and makes the files that a server hands out.
pub fn build() -> Result<Node> {
    made_by("build")
}

/// The same with a wallet of its own, for whoever has none that knows a local chain, in [`FOR_LOCAL_CHAIN`].
pub fn build_for_local_chain() -> Result<Node> {
    made_by("build:local")
}

fn made_by(script: &str) -> Result<Node> {
    wasm::run(&[])?;
    let node = node::install()?;
    println!("== the page's packages");
    process::run(&mut node.npm(&["ci"])?)?;
    for script in ["generate", script] {
        println!("== the page: {script}");
        process::run(&mut node.npm(&["run", "--silent", script])?)?;
    }
    Ok(node)
}

/// The page's folder.
pub fn folder() -> PathBuf {
    paths::repository().join("app")
}
