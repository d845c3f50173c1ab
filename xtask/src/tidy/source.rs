//! The files that git tracks, or would.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// A text file of the project.
pub struct SourceFile {
    /// Path below the project's folder.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// Whether the file is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "rs")
    }

    /// Whether the file lies in this folder.
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }
}

/// All text files, tracked or new, without those that git ignores.
pub fn files(root: &Path) -> Result<Vec<SourceFile>> {
    let listing = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .context("git lists the project's files")?;
    ensure!(listing.status.success(), "git ls-files failed");
    let mut files = Vec::new();
    for line in String::from_utf8(listing.stdout)?.lines() {
        // A file that was deleted and not yet committed, or one that is no text, has no rules.
        if let Ok(text) = fs::read_to_string(root.join(line)) {
            files.push(SourceFile { path: PathBuf::from(line), text });
        }
    }
    Ok(files)
}
