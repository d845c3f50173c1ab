//! The long versions of the random tests; `crates/tidepool-fuzz` reads the variables.

use anyhow::Result;

use super::options::Options;
use crate::{build_program, process, workspace};

/// Operations on the arithmetic for each on the bank, which takes so much longer.
const ARITHMETIC: u64 = 100;
/// Inputs of each decoder for each operation on the bank.
const DECODERS: u64 = 10;

/// The arithmetic beside the model.
pub fn arithmetic(options: &Options) -> Result<()> {
    tests(options, ARITHMETIC, &["--package", "tidepool-fuzz"], "agreement_of")
}

/// The program on a bank beside the model.
pub fn bank(options: &Options) -> Result<()> {
    build_program::run(&[])?;
    tests(options, 1, &["--package", "tidepool-tests"], "fuzz::")
}

/// The decoders.
pub fn decoders(options: &Options) -> Result<()> {
    tests(options, DECODERS, &["--package", "tidepool-tests"], "decoders::")
}

fn tests(options: &Options, times: u64, package: &[&str], filter: &str) -> Result<()> {
    let mut tests = workspace::cargo()?;
    tests.env("TIDEPOOL_FUZZ_SEED", options.seed.to_string());
    tests.env("TIDEPOOL_FUZZ_OPERATIONS", (options.operations * times).to_string());
    tests.args(["test", "--locked"]).args(package).args(["--test", "it", "--", filter]);
    // Progress is worth seeing.
    process::run(tests.arg("--nocapture"))
}
