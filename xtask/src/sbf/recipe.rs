//! A program from Debian's compiler, the standard library's source and `sbpf-linker`.

use super::{Build, flags, target, toolchain};
use crate::process;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the linker left behind.
pub struct Linked {
    /// The Solana program.
    pub program: PathBuf,
    /// LLVM's object before it became the program: the same code with symbols and relocations.
    pub object: PathBuf,
    /// The text of the optimised module.
    pub module: PathBuf,
}

/// The release profile for every program, whatever its own manifest says: std is built once only if
/// it stays the same.
const PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "fat"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3"),
    ("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true"),
    // Folders of this machine neither leak into the program nor change its hash.
    ("CARGO_PROFILE_RELEASE_TRIM_PATHS", "all"),
];

/// Compiles and links the program.
pub fn build(build: &Build) -> Result<Linked> {
    toolchain::require()?;
    let link = build.target_dir.join("link").join(build.lib_name);
    let linked = Linked {
        program: link.join("program.so"),
        object: link.join("program.o"),
        module: link.join("module/post-opt.ll"),
    };
    process::run(&mut cargo(build, &link)?)?;
    for part in [&linked.program, &linked.object, &linked.module] {
        if !part.is_file() {
            bail!(
                "{} is missing; delete {} and build again",
                part.display(),
                build.target_dir.display()
            );
        }
    }
    Ok(linked)
}

fn cargo(build: &Build, link: &Path) -> Result<Command> {
    let mut cargo = process::sealed(toolchain::CARGO);
    cargo
        .current_dir(build.crate_dir)
        .args(["rustc", "--release", "--lib", "--crate-type", "cdylib", "--target", target::NAME])
        .args(["-Zbuild-std=std,panic_abort", "-Ztrim-paths", "--target-dir"])
        .arg(build.target_dir)
        // Only the program gets this mark, and not the cdylibs that it depends on: see link.sh.
        .args(["--", "-Clink-arg=--tidepool-program"])
        // The flags above are for nightly compilers otherwise.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it std marks itself as unusable for programs.
        .env("RUSTC_BOOTSTRAP_SYNTHETIC_TARGET", "1")
        .env("RUSTC", toolchain::RUSTC)
        .env("RUST_TARGET_PATH", toolchain::write_target()?)
        .env("CARGO_TARGET_SBPF_SOLANA_SOLANA_LINKER", toolchain::write_wrapper()?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags::flags(build.arch).join("\x1f"))
        .env("TIDEPOOL_SBF_LINK", link)
        .envs(PROFILE.iter().copied());
    Ok(cargo)
}
