//! `cargo xtask wasm`: `crates/tidepool-wasm` for the page, and what the page's tests compare it
//! with.
//!
//! No ready standard library for WebAssembly is needed: as for the chain's programs, Debian's
//! compiler builds it from the source beside it. The linker is the one that rustup's tool chain
//! carries for its own use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{digest, file, paths, process, sbf::toolchain, setup::apt_packages, workspace};

const TARGET: &str = "wasm32-unknown-unknown";
/// Where the page looks for both; neither is committed.
const MODULE: &str = "app/src/math/tidepool.wasm";
const CASES: &str = "app/src/math/cases.json";

/// Small, because it is downloaded; folders of this machine stay out of it.
const PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "fat"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s"),
    ("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
    ("CARGO_PROFILE_RELEASE_TRIM_PATHS", "all"),
];

/// Builds the module and writes the cases.
pub fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "cargo xtask wasm takes no arguments");
    apt_packages::install("compile WebAssembly", &apt_packages::FOR_PROGRAMS)?;
    let target_dir = target_dir()?;
    process::run(&mut cargo(&target_dir)?)?;
    let built = target_dir.join(TARGET).join("release/tidepool_wasm.wasm");
    let module = fs::read(&built).with_context(|| format!("can't read {}", built.display()))?;
    file::write_if_changed(&paths::repository().join(MODULE), &module)?;
    file::write_if_changed(&paths::repository().join(CASES), cases()?.as_bytes())?;
    println!("{MODULE}: {} bytes", module.len());
    Ok(())
}

fn cargo(target_dir: &Path) -> Result<Command> {
    let mut cargo = process::sealed(toolchain::CARGO);
    cargo
        .current_dir(paths::repository())
        .args(["rustc", "--release", "--locked", "--package", "tidepool-wasm", "--lib"])
        .args(["--crate-type", "cdylib", "--target", TARGET])
        .args(["-Zbuild-std=std,panic_abort", "-Ztrim-paths", "--target-dir"])
        .arg(target_dir)
        // The flags above are for nightly compilers otherwise.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", toolchain::RUSTC)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?)
        // Overflow traps, and no panic message is in the module.
        .env("CARGO_ENCODED_RUSTFLAGS", "-Zunstable-options\x1f-Cpanic=immediate-abort")
        .envs(PROFILE.iter().copied());
    Ok(cargo)
}

/// The linker that comes with the compiler that builds xtask.
fn linker() -> Result<PathBuf> {
    let mut compiler = process::command("rustc");
    let root = process::output(compiler.args(["--print", "sysroot"]))?;
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let linker = Path::new(root.trim()).join("lib/rustlib").join(host).join("bin/rust-lld");
    ensure!(linker.is_file(), "{} is missing: use a tool chain of rustup's", linker.display());
    Ok(linker)
}

/// A folder for each work tree: see [`toolchain::target_dir`].
fn target_dir() -> Result<PathBuf> {
    let tree = digest::sha256(paths::repository().as_os_str().as_encoded_bytes());
    Ok(paths::cache()?.join("wasm").join(&tree[..8]))
}

/// What the arithmetic answers on this machine.
fn cases() -> Result<String> {
    let mut cargo = workspace::cargo()?;
    let example = ["run", "--quiet", "--locked", "--package", "tidepool-wasm", "--example"];
    process::output(cargo.args(example).arg("cases"))
}
