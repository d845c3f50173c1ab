//! `cargo xtask mutants --math`: the arithmetic, changed by cargo-mutants and tested on the host by
//! its own tests.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::survivors::{PAGE, Survivors};
use crate::{paths, process};

/// The newest that this workspace's compiler builds.
const VERSION: &str = "27.1.0";
const CRATE: &str = "tidepool-math";
/// Least part of the mutants that a test must kill.
const LEAST_PER_CENT: usize = 95;
/// Tests that take seconds, left to what survives all others: the histories and the small states.
const SLOW: [&str; 4] = ["--skip", "agreement::", "--skip", "exhaustive::update"];
/// Random cases of each law in the first round; all of them in the second.
const FEW_CASES: &str = "64";

/// Changes everything, then whatever survived once more before all tests.
pub fn run() -> Result<()> {
    let known = Survivors::read()?;
    install()?;
    let first = round(&["--no-shuffle"], &SLOW, Some(FEW_CASES))?;
    let names = without_places(&first.all);
    let missed =
        if first.missed.is_empty() { vec![] } else { round(&["--iterate"], &[], None)?.missed };
    let missed: Vec<&str> =
        missed.iter().map(|name| names.get(name).map_or(name.as_str(), String::as_str)).collect();
    let killed = first.viable.saturating_sub(missed.len());
    println!("== arithmetic: {killed} of {} mutants killed", first.viable);
    for name in &missed {
        let proved = if known.has(name) { "" } else { ", not in docs/mutants.md" };
        println!("survived{proved}: {name}");
    }
    ensure!(
        killed * 100 >= first.viable * LEAST_PER_CENT,
        "fewer than {LEAST_PER_CENT} % of the mutants of {CRATE} are killed"
    );
    let unproved = missed.iter().filter(|name| !known.has(name)).count();
    ensure!(unproved == 0, "{unproved} survivors without a proof in {PAGE}");
    Ok(())
}

/// Whether a name of the list of survivors is one of cargo-mutants'.
pub fn is_of_math(name: &str) -> bool {
    name.starts_with("crates/")
}

/// What cargo-mutants found; its names are `file:line:column: what`.
struct Round {
    viable: usize,
    all: Vec<String>,
    missed: Vec<String>,
}

fn round(flags: &[&str], tests: &[&str], cases: Option<&str>) -> Result<Round> {
    let folder = paths::cache()?.join("mutants/math");
    fs::create_dir_all(&folder)?;
    let mut mutants = process::sealed(root()?.join("bin/cargo-mutants"));
    mutants.args(["mutants", "--package", CRATE, "--jobs", "1", "--cargo-arg=--locked"]);
    mutants.arg("--dir").arg(paths::repository()).arg("--output").arg(&folder).args(flags);
    mutants.args(["--", "--test", "it", "--"]).args(tests);
    match cases {
        Some(cases) => mutants.env("PROPTEST_CASES", cases),
        None => mutants.env_remove("PROPTEST_CASES"),
    };
    let status = mutants.status().context("can't start cargo-mutants")?;
    // 2 and 3 say that some survived and that some did not end; anything else, that it failed.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants failed ({status})");
    }
    read(&folder.join("mutants.out/outcomes.json"))
}

fn read(path: &Path) -> Result<Round> {
    let outcomes: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let count = |name: &str| {
        let number =
            outcomes[name].as_u64().with_context(|| format!("{name} of {}", path.display()));
        Ok::<_, anyhow::Error>(usize::try_from(number?)?)
    };
    let viable = count("caught")? + count("missed")? + count("timeout")?;
    let outcomes = outcomes["outcomes"].as_array().context("outcomes")?;
    let names = |wanted: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let chosen = outcomes.iter().filter(|outcome| wanted(&outcome["summary"]));
        let names = chosen.filter_map(|outcome| outcome["scenario"]["Mutant"]["name"].as_str());
        names.map(str::to_owned).collect()
    };
    Ok(Round { viable, all: names(&|_| true), missed: names(&|summary| summary == "MissedMutant") })
}

/// Names that stay when lines move: `file: what`, with a number from the second one on.
fn without_places(all: &[String]) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let named = all.iter().map(|name| {
        let (place, what) = name.split_once(": ").unwrap_or(("", name));
        let file = place.split(':').next().unwrap_or_default();
        let short = format!("{file}: {}", what.replace('|', "¦"));
        let count = counts.entry(short.clone()).or_default();
        *count += 1;
        (name.clone(), if *count == 1 { short } else { format!("{short} #{count}") })
    });
    named.collect()
}

/// Puts cargo-mutants into the cache.
fn install() -> Result<()> {
    if root()?.join("bin/cargo-mutants").is_file() {
        return Ok(());
    }
    println!("== cargo-mutants {VERSION}, from the crate registry into the cache");
    let mut cargo = process::sealed("cargo");
    cargo.args(["install", "cargo-mutants", "--version", VERSION, "--locked", "--root"]);
    process::run(cargo.arg(root()?))
}

fn root() -> Result<PathBuf> {
    Ok(paths::cache()?.join(format!("cargo-mutants-{VERSION}")))
}

#[cfg(test)]
mod tests {
    use super::without_places;

    #[test]
    fn names_of_survivors_have_no_lines() {
        let names = ["12:5: replace || with && in b", "14:5: replace || with && in b"]
            .map(|name| format!("crates/x/src/a.rs:{name}"));
        assert_eq!(
            without_places(&names).into_values().collect::<Vec<_>>(),
            [
                "crates/x/src/a.rs: replace ¦¦ with && in b",
                "crates/x/src/a.rs: replace ¦¦ with && in b #2",
            ]
        );
    }
}
