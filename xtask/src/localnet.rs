//! `cargo xtask localnet`: a real chain on this machine, with short epochs, a pool, a lender and
//! a bot.

use std::{
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use crate::{build_program, metadata_program, paths, process, setup, workspace};

/// The flags of the chain and of what runs beside it, all with a value. They are checked here as
/// well, because a wrong one should not be told after minutes of building.
const OF_THE_CHAIN: [&str; 6] =
    ["--epoch-slots", "--validators", "--rpc-port", "--faucet-port", "--node-ports", "--dir"];
const BESIDE_IT: [&str; 2] = ["--crank-port", "--soak"];
const OF_THE_PAGE: [&str; 1] = ["--page-port"];
/// Verbs on a running chain, before their validator's number.
const ON_A_VALIDATOR: [&str; 2] = ["silence", "wake"];

/// Starts the chain and stays with it, or changes one that runs.
pub fn run(arguments: &[String]) -> Result<()> {
    let verb = arguments.first().filter(|first| ON_A_VALIDATOR.contains(&first.as_str()));
    if let Some((verb, rest)) = verb.zip(arguments.get(1..)) {
        return on_a_validator(verb, rest);
    }
    check(arguments, &[&OF_THE_CHAIN, &BESIDE_IT])?;
    prepare()?;
    become_it(supervisor(None, arguments)?)
}

/// Refuses what no chain with a page knows.
pub fn check_with_page(arguments: &[String]) -> Result<()> {
    check(arguments, &[&OF_THE_CHAIN, &BESIDE_IT, &OF_THE_PAGE])
}

/// Builds everything that the chain needs.
pub fn prepare() -> Result<()> {
    setup::run(&[])?;
    setup::for_localnet()?;
    println!("== the programs of the pool and the lender");
    build_program::run(&[])?;
    metadata_program::prepare()?;
    println!("== command line, migrations and bot");
    let mut tools = workspace::cargo()?;
    tools.args(["build", "--locked", "--bins"]);
    tools.args(["-p", "tidepool-cli", "-p", "tidepool-migrations", "-p", "tidepool-crank"]);
    process::run(&mut tools)?;
    println!("== the node (a first build takes 20 to 30 minutes on two cores)");
    process::run(cargo()?.args(["build", "--locked"]))
}

/// Runs the tests and lints of the chain's launcher.
pub fn test() -> Result<()> {
    process::run(cargo()?.args(["test", "--locked"]))
}

/// Becomes the supervisor of the chain: a Ctrl-C then reaches it alone.
pub fn become_it(mut supervisor: Command) -> Result<()> {
    Err(supervisor.exec()).context("can't start the chain")
}

/// The command that starts the chain and stays with it.
pub fn supervisor(app: Option<&Path>, arguments: &[String]) -> Result<Command> {
    let mut supervisor = process::command(binary()?);
    supervisor.arg("up").arg("--programs").arg(workspace::programs());
    supervisor.arg("--tools").arg(workspace::target()?.join("debug"));
    if let Some(app) = app {
        supervisor.arg("--page").arg(app);
    }
    supervisor.args(arguments);
    Ok(supervisor)
}

fn on_a_validator(verb: &str, rest: &[String]) -> Result<()> {
    let (number, flags) = rest.split_first().context("which validator? 1 and up")?;
    check(flags, &[&OF_THE_CHAIN])?;
    let binary = binary()?;
    ensure!(binary.is_file(), "no chain was built yet: cargo xtask localnet");
    process::run(process::command(binary).args([verb, number]).args(flags))
}

fn check(arguments: &[String], known: &[&[&str]]) -> Result<()> {
    for pair in arguments.chunks(2) {
        match pair {
            [flag, _] if known.concat().contains(&flag.as_str()) => {}
            [flag] if known.concat().contains(&flag.as_str()) => bail!("{flag} needs a value"),
            _ => bail!("the flags are {}", known.concat().join(", ")),
        }
    }
    Ok(())
}

fn binary() -> Result<PathBuf> {
    Ok(target()?.join("debug/tidepool-localnet"))
}

fn target() -> Result<PathBuf> {
    Ok(paths::cache()?.join("localnet-target"))
}

fn cargo() -> Result<Command> {
    let mut cargo = process::sealed("cargo");
    cargo
        .current_dir(paths::repository().join("crates/tidepool-localnet"))
        .env("CARGO_TARGET_DIR", target()?)
        // Debian's OpenSSL instead of a build of minutes.
        .env("OPENSSL_NO_VENDOR", "1");
    Ok(cargo)
}
