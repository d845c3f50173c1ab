//! `cargo xtask test`: everything that must pass, from a fresh machine on.

use std::time::Instant;

use anyhow::Result;

use crate::{app, build_program, check, mutants, process, setup, stake_programs, workspace};

/// Sets the machine up, builds all programs in both versions of the bytecode, checks and tests.
pub fn run(arguments: &[String]) -> Result<()> {
    anyhow::ensure!(arguments.is_empty(), "cargo xtask test takes no arguments");
    let start = Instant::now();
    setup::run(&[])?;
    stake_programs::prepare()?;
    println!("== programs");
    build_program::run(&words("--all"))?;
    build_program::run(&words("--arch v0 tidepool tidepool_lending builtins_probe"))?;
    check::run()?;
    println!(
        "== tests, the bank running SBPF v3 and its own stake program (a first build of the bank \
         takes about ten minutes)"
    );
    process::run(workspace::cargo()?.args(["test", "--workspace", "--locked"]))?;
    for program in &stake_programs::OTHERS {
        println!("== the same tests of the bank on stake program {}", program.version);
        let mut on_other = workspace::cargo()?;
        on_other.env(stake_programs::VARIABLE, program.path()?);
        on_other.args(["test", "--locked", "--package", "tidepool-tests", "--test", "it"]);
        process::run(&mut on_other)?;
    }
    println!("== the same stories on SBPF v0");
    let v0 = workspace::programs().join("v0");
    let mut on_v0 = workspace::cargo()?;
    on_v0.env("SBF_OUT_DIR", v0).args(["test", "--locked", "--package", "tidepool-tests"]);
    process::run(on_v0.args(["--test", "it", "--", "scenario", "user", "lending", "builtins"]))?;
    println!("== the web page");
    app::run(&[])?;
    println!("== twenty mutants of the program, each of which a test must kill");
    mutants::run(&words("--smoke 20 --seed tide"))?;
    println!("== all green in {} s", start.elapsed().as_secs());
    Ok(())
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}
