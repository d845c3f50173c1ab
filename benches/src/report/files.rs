//! Where the figures are committed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Figures, table};

/// Writes the table and the data.
pub fn write(figures: &Figures) -> Result<()> {
    let folder = folder();
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("compute_units.md"), table(figures))?;
    let json = serde_json::to_string_pretty(figures)? + "\n";
    std::fs::write(folder.join("compute_units.json"), json)?;
    Ok(())
}

/// Reads the committed data.
pub fn read() -> Result<Figures> {
    let path = folder().join("compute_units.json");
    let json = std::fs::read_to_string(&path)
        .with_context(|| format!("{} is missing; run `cargo xtask bench`", path.display()))?;
    serde_json::from_str(&json).with_context(|| format!("{} is damaged", path.display()))
}

fn folder() -> PathBuf {
    // Cargo tells at run time where this package is, also when the repository was moved.
    let package = std::env::var_os("CARGO_MANIFEST_DIR");
    let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).join("../docs/bench")
}
