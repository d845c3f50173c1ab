//! Apt's lists of sources, in the two forms that Debian uses.

/// One source of packages.
#[derive(Debug, Default, PartialEq)]
pub struct Source {
    /// Where the mirror is; several mean the same packages.
    pub uris: Vec<String>,
    pub suites: Vec<String>,
    pub components: Vec<String>,
    /// The file or text of the key that signs it; empty for the keys that apt trusts anyway.
    pub signed_by: String,
    pub disabled: bool,
}

/// The older form: `deb [options] URI suite component...`.
pub fn one_line(text: &str) -> Vec<Source> {
    text.lines().filter_map(one_line_source).collect()
}

fn one_line_source(line: &str) -> Option<Source> {
    let mut rest = line.split('#').next()?.trim().strip_prefix("deb ")?.trim_start();
    let mut source = Source::default();
    if let Some(options) = rest.strip_prefix('[') {
        let (options, after) = options.split_once(']')?;
        options
            .split_whitespace()
            .find_map(|option| option.strip_prefix("signed-by="))
            .unwrap_or_default()
            .clone_into(&mut source.signed_by);
        rest = after;
    }
    let mut words = rest.split_whitespace().map(str::to_owned);
    source.uris = vec![words.next()?];
    source.suites = vec![words.next()?];
    source.components = words.collect();
    Some(source)
}

/// The newer form: paragraphs of `Field: value`, where a line that starts with a space continues
/// the value.
pub fn deb822(text: &str) -> Vec<Source> {
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
                    deb-src mirror://source bookworm main\n\
                    deb [arch=amd64 signed-by=/vendor.gpg] mirror://vendor bookworm main\n\
                    deb mirror://debian bookworm main contrib\n";
        let sources = one_line(text);
        assert_eq!(sources.len(), 2);
        assert_eq!(sources[0].signed_by, "/vendor.gpg");
        assert_eq!(sources[1].uris, ["mirror://debian"]);
        assert_eq!(sources[1].suites, ["bookworm"]);
        assert_eq!(sources[1].components, ["main", "contrib"]);
    }

    #[test]
    fn reads_the_newer_form() {
        let text = "Types: deb deb-src\n# a comment\nURIs: mirror://debian\n\
                    Suites: bookworm\n bookworm-updates\nComponents: main\n\
                    Signed-By: /debian-archive-keyring.gpg\n\n\
                    Types: deb-src\nURIs: mirror://source\n\n\
                    Types: deb\nURIs: mirror://off\nEnabled: no\n\
                    Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n";
        let sources = deb822(text);
        assert_eq!(sources.len(), 2);
        assert_eq!(sources[0].uris, ["mirror://debian"]);
        assert_eq!(sources[0].suites, ["bookworm", "bookworm-updates"]);
        assert_eq!(sources[0].signed_by, "/debian-archive-keyring.gpg");
        assert!(sources[1].disabled && !sources[1].signed_by.is_empty());
    }
}
