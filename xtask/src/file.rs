//! Writing files so that an interrupted run leaves either the old file or the new one.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes `bytes` unless the file holds them already, which keeps its time stamp and so the builds
/// that depend on it.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = path.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("can't create {}", folder.display()))?;
    let temporary = path.with_extension(format!("partial-{}", std::process::id()));
    fs::write(&temporary, bytes).with_context(|| format!("can't write {}", temporary.display()))?;
    fs::rename(&temporary, path).with_context(|| format!("can't write {}", path.display()))
}

/// Deletes a folder if it is there.
pub fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't delete {}", path.display()))
        }
        _ => Ok(()),
    }
}
