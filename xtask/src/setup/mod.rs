//! `cargo xtask setup`: from a fresh Debian 12 with rustup to a machine that builds and tests
//! everything.

pub mod apt_packages;
mod apt_sources;
mod debian_mirror;
mod linker;
mod llvm;
pub mod node;
mod private_apt;
pub mod prover;
mod self_check;
mod step;

use crate::{paths, process};
use anyhow::{Result, ensure};

/// Runs every step that is not done yet.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "setup takes no arguments");
    println!("Everything private goes to {} (TIDEPOOL_CACHE).", paths::cache()?.display());
    apt_packages::install("build the tests", &apt_packages::FOR_TESTS)?;
    if process::find("cargo-build-sbf").is_some() {
        step::skip(
            "tool chain for on-chain programs",
            "cargo build-sbf is installed and is preferred",
        );
    } else {
        apt_packages::install("compile on-chain programs", &apt_packages::FOR_PROGRAMS)?;
        llvm::unpack()?;
        linker::install()?;
        self_check::run()?;
    }
    println!("\nReady. Next: cargo xtask build-program");
    Ok(())
}

/// What the local chain needs besides.
pub fn for_localnet() -> Result<()> {
    apt_packages::install("build the local chain's node", &apt_packages::FOR_LOCALNET)
}

/// What the end-to-end tests need besides.
pub fn for_browser() -> Result<()> {
    apt_packages::install("play through the page", &apt_packages::FOR_BROWSER)
}
