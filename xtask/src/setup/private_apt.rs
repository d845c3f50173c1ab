//! Apt with a state of its own: it reads a suite that the machine doesn't use, and the machine
//! never hears of it.

use crate::{file, process};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's own keys, against which apt checks the index and through it every package.
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

/// An apt that knows one suite of one mirror.
pub struct PrivateApt {
    folder: PathBuf,
}

impl PrivateApt {
    /// Reads the index of `suite`, checked by Debian's signature.
    pub fn open(folder: &Path, mirror: &str, suite: &str) -> Result<Self> {
        let apt = PrivateApt { folder: folder.to_path_buf() };
        for part in ["lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(part))
                .with_context(|| format!("can't create {}", folder.display()))?;
        }
        file::write_if_changed(&folder.join("status"), b"")?;
        let source = format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n");
        file::write_if_changed(&folder.join("sources.list"), source.as_bytes())?;
        // apt-get exits with 0 when an index could not be fetched, unless told otherwise.
        process::run(apt.command("apt-get").args([
            "-o",
            "APT::Update::Error-Mode=any",
            "-q",
            "update",
        ]))?;
        Ok(apt)
    }

    /// The package and everything that it needs to run.
    pub fn closure(&self, package: &str) -> Result<Vec<String>> {
        let text = process::output(self.command("apt-cache").args([
            "depends",
            "--recurse",
            "--no-recommends",
            "--no-suggests",
            "--no-conflicts",
            "--no-breaks",
            "--no-replaces",
            "--no-enhances",
            package,
        ]))?;
        // Packages start a line, what they need is indented, and virtual names are in angle
        // brackets.
        let names =
            text.lines().filter(|line| !line.starts_with([' ', '<', '|'])).map(str::to_owned);
        Ok(names.collect())
    }

    /// Downloads packages into `into`, checked against the index.
    pub fn download(&self, packages: &[String], into: &Path) -> Result<()> {
        process::run(
            self.command("apt-get").args(["-q", "download"]).args(packages).current_dir(into),
        )
    }

    fn command(&self, program: &str) -> Command {
        let place =
            |option: &str, part: &str| format!("{option}={}", self.folder.join(part).display());
        let mut command = process::command(program);
        for option in [
            place("Dir::Etc::sourcelist", "sources.list"),
            place("Dir::State::lists", "lists"),
            place("Dir::State::status", "status"),
            place("Dir::Cache", "cache"),
            "Dir::Etc::sourceparts=/dev/null".to_owned(),
            "Dir::Etc::preferences=/dev/null".to_owned(),
            "Dir::Etc::preferencesparts=/dev/null".to_owned(),
            // The folder may be in a home that the user `_apt` can't enter.
            "APT::Sandbox::User=root".to_owned(),
            "Acquire::Languages=none".to_owned(),
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false".to_owned(),
            "Acquire::Retries=3".to_owned(),
        ] {
            command.args(["-o", &option]);
        }
        command
    }
}
