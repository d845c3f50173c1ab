//! `cargo xtask matrix`: `docs/matrix.md`, which a test of the bank writes.

use anyhow::Result;

use crate::{build_program, metadata_program, process, workspace};

/// Makes the test write the page instead of comparing it.
const WRITE: &str = "TIDEPOOL_WRITE_MATRIX";

/// Builds the program and plays the matrix.
pub fn run() -> Result<()> {
    build_program::run(&[])?;
    metadata_program::prepare()?;
    let mut test = workspace::cargo()?;
    test.env(WRITE, "1").args(["test", "--quiet", "--locked", "--package", "tidepool-tests"]);
    process::run(test.args(["--test", "it", "matrix::"]))
}
