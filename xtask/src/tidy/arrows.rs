//! Who may depend on whom: design decisions that one careless import would undo.

use std::{collections::BTreeMap, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::source::SourceFile;

/// Each crate of the workspace and the crates of the workspace that it may use.
const CRATES: &[(&str, &[&str])] = &[
    ("builtins-cases", &[]),
    ("tidepool", &["tidepool-anchor", "tidepool-builtins", "tidepool-math"]),
    ("tidepool-anchor", &[]),
    ("tidepool-benches", &["tidepool", "tidepool-client", "tidepool-math", "tidepool-tests"]),
    ("tidepool-builtins", &["builtins-cases"]),
    (
        "tidepool-cli",
        &[
            "tidepool",
            "tidepool-client",
            "tidepool-crank",
            "tidepool-math",
            "tidepool-solvency",
            "tidepool-tests",
        ],
    ),
    ("tidepool-client", &["tidepool", "tidepool-lending", "tidepool-math"]),
    ("tidepool-crank", &["tidepool-client", "tidepool-math", "tidepool-tests"]),
    ("tidepool-demo", &["tidepool-client", "tidepool-math", "tidepool-tests"]),
    ("tidepool-fuzz", &["tidepool-math", "tidepool-model"]),
    ("tidepool-lending", &["tidepool-builtins", "tidepool-math"]),
    ("tidepool-math", &["tidepool-model"]),
    (
        "tidepool-migrations",
        &["tidepool", "tidepool-cli", "tidepool-client", "tidepool-math", "tidepool-tests"],
    ),
    ("tidepool-model", &[]),
    ("tidepool-quote", &["tidepool-math"]),
    ("tidepool-solvency", &[]),
    (
        "tidepool-tests",
        &[
            "builtins-cases",
            "tidepool",
            "tidepool-client",
            "tidepool-fuzz",
            "tidepool-math",
            "tidepool-model",
            "tidepool-quote",
            "tidepool-solvency",
        ],
    ),
    (
        "tidepool-wasm",
        &["tidepool-lending", "tidepool-math", "tidepool-quote", "tidepool-solvency"],
    ),
    ("xtask", &[]),
];

/// Crates that have no dependency at all outside their tests.
const WITHOUT_DEPENDENCIES: &[&str] = &["tidepool-builtins", "tidepool-math", "tidepool-solvency"];

/// Each module of the program and the modules that it may not import.
const MODULES: &[(&str, &[&str])] = &[
    ("chain", &["cpi_out", "events", "instructions", "staking", "state"]),
    ("cpi_out", &["events", "instructions", "staking"]),
    ("events", &["chain", "cpi_out", "instructions", "staking", "state"]),
    ("instructions", &["instructions"]),
    ("staking", &["events", "instructions"]),
    ("state", &["chain", "cpi_out", "events", "instructions", "staking"]),
];

/// Compares the manifests with [`CRATES`].
pub fn between_crates(root: &Path) -> Result<Vec<String>> {
    let allowed: BTreeMap<_, _> = CRATES.iter().copied().collect();
    let mut faults = Vec::new();
    for package in packages(root)? {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(may_use) = allowed.get(name) else {
            faults.push(format!("crate {name} is not in xtask/src/tidy/arrows.rs"));
            continue;
        };
        let no_dependencies = Vec::new();
        for dependency in package["dependencies"].as_array().unwrap_or(&no_dependencies) {
            let used = dependency["name"].as_str().unwrap_or_default();
            let is_ours = dependency["path"].is_string();
            if is_ours && !may_use.contains(&used) {
                faults.push(format!("crate {name} may not depend on {used}"));
            }
            if WITHOUT_DEPENDENCIES.contains(&name) && dependency["kind"].is_null() {
                faults.push(format!("crate {name} may have no dependency, but has {used}"));
            }
        }
    }
    Ok(faults)
}

fn packages(root: &Path) -> Result<Vec<Value>> {
    let metadata = Command::new("cargo")
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cargo describes the workspace")?;
    ensure!(metadata.status.success(), "cargo metadata failed");
    let mut metadata: Value = serde_json::from_slice(&metadata.stdout)?;
    Ok(metadata["packages"].as_array_mut().map(std::mem::take).unwrap_or_default())
}

/// Compares the imports of the program's modules with [`MODULES`].
pub fn inside_the_program(files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    for (module, forbidden) in MODULES {
        let folder = format!("programs/tidepool/src/{module}");
        for file in files.iter().filter(|file| file.is_rust() && file.is_in(&folder)) {
            let imported = imports(&file.text);
            for other in forbidden.iter().filter(|other| imported.iter().any(|one| one == *other)) {
                faults.push(format!("{}: {module} may not import {other}", file.path.display()));
            }
        }
    }
    faults
}

/// The modules of the crate that a file names: those after `crate::`, in braces or not.
fn imports(text: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for after in text.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => modules.extend(heads(group)),
            None => modules.push(word(after)),
        }
    }
    modules
}

/// The first word of each item of a group of imports.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut heads) = (0_u32, true, Vec::new());
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && character.is_alphanumeric() => {
                heads.push(word(&group[index..]));
                start = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn imports_are_found_in_groups_and_alone() {
        let text =
            "use crate::{\n    chain::{a, b},\n    state::Pool,\n};\nuse crate::events::user;";
        assert_eq!(imports(text), ["chain", "state", "events"]);
    }
}
