//! Which Debian mirrors this machine uses already. No host name is written in this project.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The mirrors from which the machine has its own release, in the order of its sources.
pub fn mirrors() -> Result<Vec<String>> {
    let release = fs::read_to_string("/etc/os-release").context("can't read /etc/os-release")?;
    let codename = codename(&release).context("/etc/os-release names no release; is this Debian?")?;
    let mut mirrors = Vec::new();
    for file in source_files() {
        let text = fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        let sources = if file.extension().is_some_and(|kind| kind == "sources") { deb822(&text) } else { one_line(&text) };
        for source in sources.into_iter().filter(|source| source.is_debian(&codename)) {
            mirrors.extend(source.uris.into_iter().filter(|uri| !mirrors.contains(uri)).collect::<Vec<_>>());
        }
    }
    ensure!(!mirrors.is_empty(), "no Debian mirror of {codename} in /etc/apt: set-up needs one to find LLVM");
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

#[derive(Debug, Default, PartialEq)]
struct Source {
    uris: Vec<String>,
    suites: Vec<String>,
    components: Vec<String>,
    signed_by: String,
    disabled: bool,
}

impl Source {
    /// Third parties have suites or components of other names, or a key of their own.
    fn is_debian(&self, codename: &str) -> bool {
        let key_is_debians = self.signed_by.is_empty() || self.signed_by.contains("debian-archive-");
        !self.disabled
            && key_is_debians
            && self.suites.iter().any(|suite| suite == codename)
            && self.components.iter().any(|component| component == "main")
    }
}

/// The older form: `deb [options] URI suite component...`.
fn one_line(text: &str) -> Vec<Source> {
    text.lines().filter_map(one_line_source).collect()
}

fn one_line_source(line: &str) -> Option<Source> {
    let mut rest = line.split('#').next()?.trim().strip_prefix("deb ")?.trim_start();
    let mut source = Source::default();
    if let Some(options) = rest.strip_prefix('[') {
        let (options, after) = options.split_once(']')?;
        source.signed_by = options.split_whitespace().find_map(|option| option.strip_prefix("signed-by=")).unwrap_or_default().to_owned();
        rest = after;
    }
    let mut words = rest.split_whitespace().map(str::to_owned);
    source.uris = vec![words.next()?];
    source.suites = vec![words.next()?];
    source.components = words.collect();
    Some(source)
}

/// The newer form: paragraphs of `Field: value`, where a line that starts with a space continues the value.
fn deb822(text: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    let (mut source, mut field, mut is_binary) = (Source::default(), String::new(), false);
    for line in text.lines().filter(|line| !line.starts_with('#')).chain([""]) {
        if line.trim().is_empty() {
            let finished = std::mem::take(&mut source);
            if std::mem::take(&mut is_binary) {
                sources.push(finished);
            }
            continue;
        }
        let value = match line.split_once(':') {
            Some((name, value)) if !line.starts_with([' ', '\t']) => {
                field = name.to_ascii_lowercase();
                value
            }
            _ => line,
        };
        let words = value.split_whitespace().map(str::to_owned);
        match field.as_str() {
            "types" => is_binary |= words.into_iter().any(|word| word == "deb"),
            "uris" => source.uris.extend(words),
            "suites" => source.suites.extend(words),
            "components" => source.components.extend(words),
            "signed-by" => source.signed_by.push_str(value.trim()),
            "enabled" => source.disabled = value.trim() == "no",
            _ => {}
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_older_form() {
        let text = "# deb mirror://comment x main\n\
                    deb [arch=amd64 signed-by=/usr/share/keyrings/vendor.gpg] mirror://vendor bookworm main\n\
                    deb-src mirror://source bookworm main\n\
                    deb mirror://debian bookworm main contrib\n";
        let debian: Vec<_> = one_line(text).into_iter().filter(|source| source.is_debian("bookworm")).collect();
        assert_eq!(debian.len(), 1);
        assert_eq!(debian[0].uris, ["mirror://debian"]);
    }

    #[test]
    fn reads_the_newer_form() {
        let text = "Types: deb deb-src\n# a comment\nURIs: mirror://debian\nSuites: bookworm\n bookworm-updates\nComponents: main\n\
                    Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n\n\
                    Types: deb\nURIs: mirror://security\nSuites: bookworm-security\nComponents: main\n\n\
                    Types: deb\nURIs: mirror://off\nSuites: bookworm\nComponents: main\nEnabled: no\n\n\
                    Types: deb\nURIs: mirror://vendor\nSuites: bookworm\nComponents: main\n\
                    Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n";
        let debian: Vec<_> = deb822(text).into_iter().filter(|source| source.is_debian("bookworm")).collect();
        assert_eq!(debian.len(), 1);
        assert_eq!(debian[0].uris, ["mirror://debian"]);
        assert_eq!(debian[0].suites, ["bookworm", "bookworm-updates"]);
    }
}
