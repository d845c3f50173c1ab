//! Cargo commands on this workspace, all with the same folders and environment, so that nothing
//! is built twice.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{paths, process};

/// `cargo` with the workspace's target folder in the cache, shared by all clones.
pub fn cargo() -> Result<Command> {
    let mut cargo = process::command("cargo");
    let target = match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => paths::cache()?.join("target"),
    };
    cargo
        .current_dir(paths::repository())
        .env("CARGO_TARGET_DIR", target)
        .env("SBF_OUT_DIR", programs())
        // Debian's OpenSSL instead of a build of minutes.
        .env("OPENSSL_NO_VENDOR", "1");
    Ok(cargo)
}

/// The folder of the built programs.
pub fn programs() -> PathBuf {
    paths::repository().join("target/deploy")
}
