//! The last step of set-up: do the parts work together?

use super::step;
use crate::process;
use crate::sbf::toolchain;
use anyhow::{Context, Result, ensure};

/// Runs the linker under its private libc with its private LLVM.
pub fn run() -> Result<()> {
    step::begin("self-check", "the linker must start and find LLVM 23");
    toolchain::require()?;
    toolchain::write_target()?;
    let versions = process::output(
        process::command(toolchain::write_wrapper()?).arg("--self-check"),
    )
    .context(
        "the linker doesn't start; delete the `sbf` folder of the cache and run set-up again",
    )?;
    print!("{versions}");
    for part in [toolchain::LINKER_VERSION, "LLVM version 23."] {
        ensure!(versions.contains(part), "this is not {part}");
    }
    process::run(process::command(toolchain::RUSTC).arg("--version"))
}
