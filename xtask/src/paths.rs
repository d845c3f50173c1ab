//! Where things are.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The root of this repository.
pub fn repository() -> PathBuf {
    // Cargo tells the folder at run time, which stays right when the repository was moved after
    // xtask was built.
    let xtask =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&xtask).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The folder for everything private to this project: `$TIDEPOOL_CACHE`, or `~/.cache/tidepool`.
pub fn cache() -> Result<PathBuf> {
    let folder = match std::env::var_os("TIDEPOOL_CACHE").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => home()?.join(".cache/tidepool"),
    };
    std::path::absolute(&folder).with_context(|| format!("bad cache folder {}", folder.display()))
}

/// The part of the cache that holds the SBF tool chain and its builds.
pub fn sbf_cache() -> Result<PathBuf> {
    Ok(cache()?.join("sbf"))
}

fn home() -> Result<PathBuf> {
    std::env::home_dir().context("HOME is not set")
}
