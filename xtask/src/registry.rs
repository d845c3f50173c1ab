//! Sources of crates that are not compiled here but hold something that is needed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{paths, process};

/// The folder of a crate's sources, downloaded by cargo if need be, in the version that the lock
/// file beside `manifest` names. Cargo wants the crates that it depends on too; nearly all are the
/// bank's and have to come anyway.
pub fn sources(manifest: &str, name: &str) -> Result<PathBuf> {
    // Without a platform, crates for all others would come as well. It need not be this one.
    let platform = ["--filter-platform", "x86_64-unknown-linux-gnu"];
    let metadata = process::output(
        process::command("cargo")
            .args(["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest])
            .args(platform)
            .current_dir(paths::repository()),
    )?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = packages
        .iter()
        .find(|package| package["name"] == name)
        .and_then(|package| package["manifest_path"].as_str());
    let found = Path::new(found.with_context(|| format!("cargo knows no {name}"))?);
    Ok(found.parent().map(Path::to_path_buf).unwrap_or_default())
}
