//! What a reader's eye should not have to check: formatting, lints, the house rules.

use anyhow::Result;

use crate::{process, tidy, workspace};

/// Crates whose dependencies are few: linting the others would check the whole bank once more.
const LINTED: &[&str] = &[
    "builtins-cases",
    "tidepool",
    "tidepool-builtins",
    "tidepool-client",
    "tidepool-math",
    "tidepool-model",
    "xtask",
];

/// Formatting, lints, tidiness.
pub fn run() -> Result<()> {
    println!("== formatting");
    process::run(workspace::cargo()?.args(["fmt", "--all", "--check"]))?;
    println!("== lints");
    let mut clippy = workspace::cargo()?;
    clippy.args(["clippy", "--quiet", "--locked"]);
    for name in LINTED {
        clippy.args(["--package", name]);
    }
    process::run(clippy.args(["--", "--deny", "warnings"]))?;
    println!("== tidiness");
    tidy::run()
}
