//! `sbpf-linker`, which turns bitcode into a Solana program, from its source in the crate registry.

use super::step;
use crate::sbf::toolchain::{self, LINKER_VERSION};
use crate::{file, paths, process};
use anyhow::Result;

/// Builds and installs the linker unless that is done.
pub fn install() -> Result<()> {
    let (what, root) = (format!("sbpf-linker {LINKER_VERSION}"), toolchain::linker_root()?);
    if root.join("bin/sbpf-linker").is_file() {
        step::skip(&what, "it is installed");
        return Ok(());
    }
    step::begin(
        &what,
        "makes programs of bitcode; built from source, checksums from its lock file (3 min)",
    );
    let build = paths::sbf_cache()?.join("sbpf-linker-build");
    process::run(
        process::sealed("cargo")
            .args(["install", "sbpf-linker", "--locked", "--version", LINKER_VERSION, "--root"])
            .arg(&root)
            .arg("--target-dir")
            .arg(&build),
    )?;
    file::remove_folder(&build)
}
