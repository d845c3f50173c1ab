//! Solana bytecode: with `cargo build-sbf` where it is installed, otherwise with an ordinary
//! compiler and `sbpf-linker`.

mod arch;
mod builtins;
mod call_graph;
mod flags;
mod functions;
mod official;
mod recipe;
mod target;
pub mod toolchain;

pub use arch::Arch;

use crate::{elf, file, programs::Program};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::Path;

/// Whether Solana's own tools are installed, which are preferred.
pub fn is_official() -> bool {
    official::is_installed()
}

/// Builds `program`, whose crate is in `crate_dir`, checks it and puts it at `out`.
pub fn build_sbf(program: &Program, crate_dir: &Path, arch: Arch, out: &Path) -> Result<()> {
    Build {
        crate_dir,
        lib_name: program.name,
        arch,
        target_dir: &toolchain::target_dir(arch)?,
        may_use_floats: program.is_old,
    }
    .run(out)
}

/// One build of one program.
pub struct Build<'a> {
    /// The folder of the program's `Cargo.toml`.
    pub crate_dir: &'a Path,
    /// The name of its library.
    pub lib_name: &'a str,
    /// The version of SBPF.
    pub arch: Arch,
    /// Where cargo works.
    pub target_dir: &'a Path,
    /// Whether functions for floating-point numbers are tolerated.
    pub may_use_floats: bool,
}

impl Build<'_> {
    /// Builds, checks, and puts the program at `out`.
    pub fn run(&self, out: &Path) -> Result<()> {
        // Cargo's own lock ends with its build, but the checks and the copy belong to the same
        // build.
        fs::create_dir_all(self.target_dir)
            .with_context(|| format!("can't create {}", self.target_dir.display()))?;
        let lock = File::create(self.target_dir.join("build-program.lock"))?;
        lock.lock().context("can't lock the target folder")?;

        let built = if official::is_installed() {
            official::build(self)?
        } else {
            let linked = recipe::build(self)?;
            builtins::check(&linked.object, &linked.module, self.may_use_floats)?;
            linked.program
        };
        let program =
            fs::read(&built).with_context(|| format!("can't read {}", built.display()))?;
        elf::check_program(&program, self.arch.elf_flags())
            .with_context(|| format!("{} is no program", built.display()))?;
        file::write_if_changed(out, &program)
    }
}
