//! Where the private SBF tool chain is. `cargo xtask setup` puts it there.

use super::{Arch, target};
use crate::{digest, file, paths};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Debian's compiler, whose library source `rust-web-src` puts beside it; rustup's stays first on
/// `PATH`.
pub const RUSTC: &str = "/usr/bin/rustc";
/// The cargo of the same version.
pub const CARGO: &str = "/usr/bin/cargo";
/// The source of the standard library that matches [`RUSTC`].
pub const RUST_SOURCE: &str = "/usr/lib/rustlib/src/rust";
/// The linker's version: its output is part of the program's hash.
pub const LINKER_VERSION: &str = "0.2.6";
/// Where Debian puts libraries of this machine's kind.
pub const LIBRARIES: &str = "usr/lib/x86_64-linux-gnu";

const WRAPPER: &str = include_str!("link.sh");

/// The folder into which LLVM's packages are unpacked.
pub fn llvm() -> Result<PathBuf> {
    Ok(paths::sbf_cache()?.join("llvm"))
}

/// The root folder of the linker's installation; the version is in the name, so that a new one is
/// installed anew.
pub fn linker_root() -> Result<PathBuf> {
    Ok(paths::sbf_cache()?.join(format!("sbpf-linker-{LINKER_VERSION}")))
}

/// The target folder for one architecture, apart from the workspace's so that its flags never clash
/// with those of tests.
///
/// Each work tree has its own: cargo compares files of a workspace by relative path and time only,
/// and would give one tree the program of another.
pub fn target_dir(arch: Arch) -> Result<PathBuf> {
    target_dir_of(&paths::repository(), arch)
}

/// The same for another work tree.
pub fn target_dir_of(tree: &Path, arch: Arch) -> Result<PathBuf> {
    let tree = digest::sha256(tree.as_os_str().as_encoded_bytes());
    Ok(paths::sbf_cache()?.join("target").join(format!("{}-{}", arch.name(), &tree[..8])))
}

/// Writes the linker's wrapper, and returns its path.
pub fn write_wrapper() -> Result<PathBuf> {
    let path = paths::sbf_cache()?.join("link.sh");
    let script =
        WRAPPER.replace("@LIBRARIES@", LIBRARIES).replace("@LINKER_VERSION@", LINKER_VERSION);
    file::write_if_changed(&path, script.as_bytes())?;
    make_executable(&path)?;
    Ok(path)
}

/// Writes the target's description, and returns the folder that compilers search for it.
pub fn write_target() -> Result<PathBuf> {
    let folder = paths::sbf_cache()?;
    file::write_if_changed(
        &folder.join(format!("{}.json", target::NAME)),
        target::JSON.as_bytes(),
    )?;
    Ok(folder)
}

/// Fails with advice when a part of the tool chain is missing.
pub fn require() -> Result<()> {
    let parts = [
        PathBuf::from(RUSTC),
        PathBuf::from(CARGO),
        Path::new(RUST_SOURCE).join("library"),
        llvm()?.join("packages.txt"),
        linker_root()?.join("bin/sbpf-linker"),
    ];
    for part in parts {
        if !part.exists() {
            bail!("{} is missing; run `cargo xtask setup`", part.display());
        }
    }
    Ok(())
}

fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?)
}
