//! What a reader's eye should not have to check: formatting, lints, the house rules.

use anyhow::Result;

use crate::{idl, process, tidy, workspace};

/// Crates whose dependencies are few: linting the others would check the whole bank once more.
const LINTED: &[&str] = &[
    "builtins-cases",
    "tidepool",
    "tidepool-anchor",
    "tidepool-builtins",
    "tidepool-client",
    "tidepool-fuzz",
    "tidepool-lending",
    "tidepool-math",
    "tidepool-model",
    "tidepool-quote",
    "tidepool-solvency",
    "tidepool-wasm",
    "xtask",
];

/// Crates that speak to nodes. Apart from the others: linted with them they would give their
/// dependencies other features, and what the bank is built from would be built again.
const LINTED_APART: &[&str] = &["tidepool-cli", "tidepool-crank", "tidepool-migrations"];

/// Workspaces of their own. Linting the first would check the whole node once more.
const APART: &[&str] = &["crates/tidepool-localnet/Cargo.toml", "crates/tidepool-wasm/Cargo.toml"];

/// Formatting, lints, tidiness, the IDL.
pub fn run() -> Result<()> {
    if has("fmt")? {
        println!("== formatting");
        process::run(workspace::cargo()?.args(["fmt", "--all", "--check"]))?;
        for manifest in APART {
            process::run(workspace::cargo()?.args([
                "fmt",
                "--check",
                "--manifest-path",
                manifest,
            ]))?;
        }
    }
    if has("clippy")? {
        println!("== lints");
        lint()?;
    }
    println!("== tidiness");
    tidy::run()?;
    println!("== the IDL");
    idl::check()
}

/// Whether a component of the tool chain is installed. A minimal one lacks some, and nothing
/// here may fetch them.
fn has(component: &str) -> Result<bool> {
    let mut version = workspace::cargo()?;
    let found = version.args([component, "--version"]).output()?.status.success();
    if !found {
        println!(
            "== {component}: skipped, this tool chain has none (rustup component add adds it)"
        );
    }
    Ok(found)
}

fn lint() -> Result<()> {
    lint_all(LINTED)?;
    lint_all(LINTED_APART)?;
    // The lender's on-chain half, apart from the others, because features of its crates would
    // rebuild theirs.
    let mut lender = workspace::cargo()?;
    lender.args(["clippy", "--quiet", "--locked", "--package", "tidepool-lending"]);
    process::run(lender.args(["--features", "program", "--", "--deny", "warnings"]))
}

fn lint_all(names: &[&str]) -> Result<()> {
    let mut clippy = workspace::cargo()?;
    clippy.args(["clippy", "--quiet", "--locked"]);
    for name in names {
        clippy.args(["--package", name]);
    }
    process::run(clippy.args(["--", "--deny", "warnings"]))
}
