//! `cargo xtask idl`: `idl/tidepool.json`, which clients in other languages are made from.

mod print;
mod repair;
mod slot;

use std::{fs, path::Path};

use anchor_lang_idl_spec::Idl;
use anyhow::{Context, Result, bail, ensure};

use crate::{file, paths};

const FILE: &str = "idl/tidepool.json";

/// Writes the file, or with `--check` fails where it is not what the source says.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = paths::repository();
    match arguments {
        [] => {
            file::write_if_changed(&root.join(FILE), text(&root)?.as_bytes())?;
            println!("{FILE} is written");
            Ok(())
        }
        [flag] if flag == "--check" => check(),
        _ => bail!("cargo xtask idl takes `--check` or nothing"),
    }
}

/// Fails where the file is not what the source says.
pub fn check() -> Result<()> {
    let root = paths::repository();
    let committed = fs::read_to_string(root.join(FILE)).with_context(|| FILE)?;
    ensure!(committed == text(&root)?, "{FILE} is stale: cargo xtask idl writes it");
    println!("{FILE} is fresh");
    Ok(())
}

fn text(root: &Path) -> Result<String> {
    let mut idl: Idl = print::printed()?;
    repair::all(&mut idl, root)?;
    sort(&mut idl);
    Ok(serde_json::to_string_pretty(&idl)? + "\n")
}

/// By name, as Anchor's own tool sorts; errors stay in the order of their numbers.
fn sort(idl: &mut Idl) {
    idl.instructions.sort_by(|one, other| one.name.cmp(&other.name));
    idl.accounts.sort_by(|one, other| one.name.cmp(&other.name));
    idl.events.sort_by(|one, other| one.name.cmp(&other.name));
    idl.types.sort_by(|one, other| one.name.cmp(&other.name));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anchor_lang_idl_spec::Idl;
    use syn::Item;

    use super::FILE;
    use crate::{paths, spec::parse};

    fn committed() -> Idl {
        let text = fs::read_to_string(paths::repository().join(FILE)).expect("the file");
        serde_json::from_str(&text).expect("an IDL")
    }

    fn items(path: &str) -> Vec<Item> {
        parse(&paths::repository().join("programs/tidepool/src").join(path)).expect("Rust").items
    }

    #[test]
    fn every_instruction_of_the_source_is_in_it_and_no_other() {
        let module = items("lib.rs").into_iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == "tidepool" => module.content,
            _ => None,
        });
        let (_, items) = module.expect("the program's module");
        let mut expected: Vec<_> = items
            .iter()
            .filter_map(|item| match item {
                Item::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            })
            .collect();
        expected.sort();
        let idl = committed();
        let met: Vec<_> = idl.instructions.iter().map(|one| one.name.clone()).collect();
        assert_eq!(met, expected);
        assert!(idl.instructions.iter().all(|one| !one.docs.is_empty()));
    }

    #[test]
    fn every_error_of_the_source_is_in_it_and_no_other() {
        let errors = items("error.rs").into_iter().find_map(|item| match item {
            Item::Enum(item) => Some(item.variants),
            _ => None,
        });
        let expected: Vec<_> =
            errors.expect("the errors").iter().map(|one| one.ident.to_string()).collect();
        let idl = committed();
        let met: Vec<_> = idl.errors.iter().map(|one| one.name.clone()).collect();
        assert_eq!(met, expected);
        assert!((6_000..).zip(&idl.errors).all(|(code, error)| code == error.code));
        assert!(idl.errors.iter().all(|error| error.msg.is_some()));
    }

    #[test]
    fn every_event_of_the_source_is_in_it_and_no_other() {
        let mut expected = vec![];
        let folder = paths::repository().join("programs/tidepool/src/events");
        for file in fs::read_dir(folder).expect("the events") {
            let file = parse(&file.expect("a file").path()).expect("Rust");
            expected.extend(file.items.into_iter().filter_map(|item| match item {
                Item::Struct(item) => Some(item.ident.to_string()),
                _ => None,
            }));
        }
        expected.sort();
        let met: Vec<_> = committed().events.iter().map(|one| one.name.clone()).collect();
        assert_eq!(met, expected);
    }

    #[test]
    fn every_type_that_it_names_is_in_it() {
        let idl = committed();
        let text = serde_json::to_string(&idl).expect("text");
        for after in text.split(r#""defined":{"name":""#).skip(1) {
            let name = after.split('"').next().unwrap_or_default();
            assert!(idl.types.iter().any(|one| one.name == name), "{name}");
        }
        let accounts = idl.accounts.iter().map(|one| &one.name);
        for name in accounts.chain(idl.events.iter().map(|one| &one.name)) {
            assert!(idl.types.iter().any(|one| one.name == *name), "{name}");
        }
    }
}
