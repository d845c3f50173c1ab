//! A program from Solana's own tools, which are preferred wherever they are installed.

use super::Build;
use crate::process;
use anyhow::Result;
use std::path::PathBuf;

/// Whether `cargo build-sbf` is there.
pub fn is_installed() -> bool {
    process::find("cargo-build-sbf").is_some()
}

/// Builds the program and returns where it is.
pub fn build(build: &Build) -> Result<PathBuf> {
    let deploy = build.target_dir.join("deploy");
    let mut cargo = process::sealed("cargo-build-sbf");
    cargo
        .current_dir(build.crate_dir)
        .args(["--arch", build.arch.name(), "--sbf-out-dir"])
        .arg(&deploy)
        .env("CARGO_TARGET_DIR", build.target_dir);
    process::run(&mut cargo)?;
    Ok(deploy.join(format!("{}.so", build.lib_name)))
}
