//! Which errors an instruction answers with: those that its file names, and those that the
//! documentation of what it calls names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use syn::{ImplItem, Item};

use super::source::{docs, parse, split_errors};

const SOURCES: [&str; 2] = ["programs/tidepool/src", "crates/tidepool-math/src"];
const ENUM: &str = "programs/tidepool/src/error.rs";

/// The errors and who documents them.
pub struct Errors {
    /// All of the program's, in the order of their numbers.
    names: Vec<String>,
    /// What the documentation of each function says of its errors.
    documented: BTreeMap<String, String>,
}

impl Errors {
    /// Reads the sources.
    pub fn read(root: &Path) -> Result<Self> {
        let file = parse(&root.join(ENUM))?;
        let names = file.items.iter().find_map(|item| match item {
            Item::Enum(item) => Some(item.variants.iter().map(|one| one.ident.to_string())),
            _ => None,
        });
        let names = names.context("the errors")?.collect();
        let mut documented = BTreeMap::new();
        for folder in SOURCES {
            document(&root.join(folder), &mut documented)?;
        }
        Ok(Self { names, documented })
    }

    /// The errors of an instruction with this source and this documentation. A view turns some
    /// of its callees' errors into answers, so that its documentation alone counts.
    pub fn of(&self, source: &str, docs: &str, is_view: bool) -> Vec<String> {
        let mut found = BTreeSet::new();
        for part in source.split("TidepoolError::").skip(1) {
            found.insert(word(part).to_owned());
        }
        let mut seen = BTreeSet::new();
        self.follow(docs, &mut found, &mut seen);
        let callees = self.documented.iter().filter(|_| !is_view);
        for (name, docs) in callees {
            if calls(source, name) && seen.insert(name.clone()) {
                self.follow(docs, &mut found, &mut seen);
            }
        }
        self.names.iter().filter(|name| found.contains(*name)).cloned().collect()
    }

    /// Adds the errors that a documentation links to, directly or by way of functions.
    fn follow(&self, docs: &str, found: &mut BTreeSet<String>, seen: &mut BTreeSet<String>) {
        for link in docs.split("[`").skip(1) {
            let link = link.split('`').next().unwrap_or_default();
            let (path, last) = link.rsplit_once("::").unwrap_or(("", link));
            if path.ends_with("Error") {
                let name = if last == "Overflow" { "AmountOutOfRange" } else { last };
                found.insert(name.to_owned());
            } else if seen.insert(last.to_owned())
                && let Some(docs) = self.documented.get(last)
            {
                self.follow(docs, found, seen);
            }
        }
    }
}

fn calls(source: &str, name: &str) -> bool {
    source.match_indices(&format!("{name}(")).any(|(at, _)| {
        let before = source.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|letter| !letter.is_alphanumeric() && letter != '_')
    })
}

fn word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// Collects the documented errors of all functions below a folder, but for the instructions'
/// own, which all have the same name.
fn document(folder: &Path, documented: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            document(&path, documented)?;
            continue;
        }
        let mut add = |name: &syn::Ident, attributes: &[syn::Attribute]| {
            let (_, errors) = split_errors(&docs(attributes));
            if name != "process" && !errors.is_empty() {
                documented.insert(name.to_string(), errors);
            }
        };
        for item in &parse(&path)?.items {
            match item {
                Item::Fn(function) => add(&function.sig.ident, &function.attrs),
                Item::Impl(block) => {
                    for item in &block.items {
                        if let ImplItem::Fn(function) = item {
                            add(&function.sig.ident, &function.attrs);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}
