//! Which Debian mirrors this machine uses already. No host name is written in this project.

use super::apt_sources::{self, Source};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The mirrors from which the machine has its own release, in the order of its sources.
pub fn mirrors() -> Result<Vec<String>> {
    let release = fs::read_to_string("/etc/os-release").context("can't read /etc/os-release")?;
    let codename =
        codename(&release).context("/etc/os-release names no release; is this Debian?")?;
    let mut mirrors = Vec::new();
    for file in source_files() {
        let text =
            fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        let sources = if file.extension().is_some_and(|kind| kind == "sources") {
            apt_sources::deb822(&text)
        } else {
            apt_sources::one_line(&text)
        };
        for source in sources.into_iter().filter(|source| is_debian(source, &codename)) {
            mirrors.extend(
                source.uris.into_iter().filter(|uri| !mirrors.contains(uri)).collect::<Vec<_>>(),
            );
        }
    }
    ensure!(
        !mirrors.is_empty(),
        "no Debian mirror of {codename} in /etc/apt: set-up needs one to find LLVM"
    );
    Ok(mirrors)
}

fn codename(release: &str) -> Option<String> {
    let line = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="))?;
    Some(line.trim_matches('"').to_owned())
}

fn source_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir("/etc/apt/sources.list.d")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "sources" || kind == "list"))
        .collect();
    files.sort();
    files.insert(0, PathBuf::from("/etc/apt/sources.list"));
    files.retain(|path| Path::is_file(path));
    files
}

/// Third parties have suites or components of other names, or a key of their own.
fn is_debian(source: &Source, codename: &str) -> bool {
    let key_is_debians =
        source.signed_by.is_empty() || source.signed_by.contains("debian-archive-");
    !source.disabled
        && key_is_debians
        && source.suites.iter().any(|suite| suite == codename)
        && source.components.iter().any(|component| component == "main")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(suite: &str, signed_by: &str) -> Source {
        Source {
            uris: vec!["mirror://somewhere".to_owned()],
            suites: vec![suite.to_owned()],
            components: vec!["main".to_owned()],
            signed_by: signed_by.to_owned(),
            disabled: false,
        }
    }

    #[test]
    fn only_debians_own_release_counts() {
        assert!(is_debian(&source("bookworm", ""), "bookworm"));
        assert!(is_debian(&source("bookworm", "/keys/debian-archive-keyring.gpg"), "bookworm"));
        assert!(!is_debian(&source("bookworm", "/keys/vendor.gpg"), "bookworm"));
        assert!(!is_debian(&source("bookworm-security", ""), "bookworm"));
        assert!(!is_debian(&Source { disabled: true, ..source("bookworm", "") }, "bookworm"));
    }
}
