//! `cargo xtask prove`: the lemmas that the laws rest on, for all numbers at once.

use anyhow::{Result, ensure};

use crate::{paths, process, setup};

/// Proves everything in `proofs`, by a prover in the cache.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "cargo xtask prove takes no arguments");
    let python = setup::prover::install()?;
    println!("\n== proofs");
    // -B leaves no compiled files in the project, -E heeds nothing of a developer's shell.
    process::run(
        process::command(python).args(["-B", "-E"]).arg(paths::repository().join("proofs/run.py")),
    )
}
