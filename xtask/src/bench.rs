//! `cargo xtask bench`: compute units of every instruction, beside the SPL stake pool.

use crate::{build_program, process, spec, workspace};
use anyhow::Result;

/// Ours, and those that it is measured beside.
const PROGRAMS: [&str; 4] = ["tidepool", "tidepool_lending", "bench_floor", "bench_spl_stake_pool"];

/// Builds the programs and runs the measurement, which has the flags of this verb.
pub fn run(arguments: &[String]) -> Result<()> {
    build_program::run(&PROGRAMS.map(str::to_owned))?;
    let mut bench = workspace::built("tidepool-benches")?;
    // The bank describes each of its steps otherwise.
    process::run(bench.args(arguments).env("RUST_LOG", "error"))?;
    // The specification repeats the figures.
    if arguments.is_empty() { spec::run() } else { Ok(()) }
}
