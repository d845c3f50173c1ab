//! `ARCHITECTURE.md` names every crate and every module of the program.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Folders whose sub-folders and files the map must name.
const MAPPED: &[&str] = &[
    "crates",
    "programs",
    "programs/lending/src",
    "programs/tidepool/src",
    "tests/src",
    "xtask/src",
];

/// Complaints about the map.
pub fn check(root: &Path) -> Result<Vec<String>> {
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).context("ARCHITECTURE.md")?;
    let mut faults = Vec::new();
    for folder in MAPPED {
        for entry in fs::read_dir(root.join(folder)).with_context(|| folder.to_string())? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            let name = name.strip_suffix(".rs").unwrap_or(&name);
            if !matches!(name, "lib" | "main" | "mod") && !map.contains(&format!("`{name}`")) {
                faults.push(format!("ARCHITECTURE.md does not name `{name}` of {folder}"));
            }
        }
    }
    Ok(faults)
}
