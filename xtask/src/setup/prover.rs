//! Z3, which proves the lemmas, in a Python environment of its own.

use super::{apt_packages, step};
use crate::{file, paths, process};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Version and SHA-256 of what is downloaded.
const REQUIREMENTS: &str = "proofs/requirements.txt";
/// The file of the environment that says what was installed completely.
const INSTALLED: &str = "installed.txt";

/// Creates the environment unless that is done, and returns its interpreter.
pub fn install() -> Result<PathBuf> {
    let folder = paths::cache()?.join("proofs-venv");
    let interpreter = folder.join("bin/python");
    let list = paths::repository().join(REQUIREMENTS);
    let wanted = fs::read(&list).with_context(|| format!("can't read {}", list.display()))?;
    let what = "Z3 in a private Python environment";
    let is_installed = fs::read(folder.join(INSTALLED)).is_ok_and(|found| found == wanted);
    if is_installed && can(&interpreter, "import z3") {
        step::skip(what, "it is installed");
        return Ok(interpreter);
    }
    let python = python()?;
    step::begin(what, "proves the lemmas; one package from PyPI, checked by its SHA-256 (30 MB)");
    file::remove_folder(&folder)?;
    process::run(process::command(python).args(["-m", "venv"]).arg(&folder))?;
    process::run(
        process::command(&interpreter)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--only-binary", ":all:", "--require-hashes", "--requirement"])
            .arg(&list),
    )?;
    file::write_if_changed(&folder.join(INSTALLED), &wanted)?;
    Ok(interpreter)
}

/// A Python that can create environments: the first on `PATH`, or else Debian's.
fn python() -> Result<PathBuf> {
    let first = PathBuf::from("python3");
    if can(&first, "import ensurepip, venv") {
        return Ok(first);
    }
    apt_packages::install("prove the lemmas", &apt_packages::FOR_PROOFS)?;
    Ok(PathBuf::from("/usr/bin/python3"))
}

fn can(python: &Path, line: &str) -> bool {
    process::command(python)
        .args(["-c", line])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
