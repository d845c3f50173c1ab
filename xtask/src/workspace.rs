//! Cargo commands on this workspace, all with the same folders and environment, so that nothing
//! is built twice.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{paths, process, stake_programs};

/// What `cargo run` tells xtask about xtask. Build scripts watch these names, so half of the bank
/// would be built anew whenever cargo is called through xtask and directly in turn.
const ABOUT_XTASK: [&str; 2] = ["CARGO_MANIFEST_", "CARGO_PKG_"];

/// `cargo` with the workspace's target folder in the cache, shared by all clones.
pub fn cargo() -> Result<Command> {
    let mut cargo = process::command("cargo");
    cargo
        .current_dir(paths::repository())
        .env("CARGO_TARGET_DIR", target()?)
        .env("SBF_OUT_DIR", programs())
        // The bank logs each step of each transaction otherwise; a developer may ask for it.
        .env("RUST_LOG", std::env::var_os("RUST_LOG").unwrap_or_else(|| "error".into()))
        // Debian's OpenSSL instead of a build of minutes.
        .env("OPENSSL_NO_VENDOR", "1")
        // Whatever a developer's shell says: only a verb chooses another than the bank's own.
        .env_remove(stake_programs::VARIABLE);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ABOUT_XTASK.iter().any(|prefix| text.starts_with(prefix)) {
            cargo.env_remove(&name);
        }
    }
    Ok(cargo)
}

/// Builds everything and returns the command that runs the binary `name` of the workspace.
///
/// Everything, because features unify over what is built together: a single package would
/// build the whole bank a second time with slightly other features.
pub fn built(name: &str) -> Result<Command> {
    process::run(cargo()?.args(["build", "--workspace", "--all-targets", "--locked"]))?;
    let mut binary = process::command(target()?.join("debug").join(name));
    binary
        .current_dir(paths::repository())
        .env("SBF_OUT_DIR", programs())
        .env_remove(stake_programs::VARIABLE);
    Ok(binary)
}

/// The workspace's target folder.
pub fn target() -> Result<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(paths::cache()?.join("target")),
    }
}

/// The folder of the built programs.
pub fn programs() -> PathBuf {
    paths::repository().join("target/deploy")
}
