//! `cargo xtask demo`: Alice's story, played on a real bank in one process.

// The demo's own parser, so that a wrong flag is told before minutes of building and not after.
#[path = "../../crates/tidepool-demo/src/arguments.rs"]
mod arguments;

use std::{
    io::stderr,
    process::{Command, exit},
};

use anyhow::{Context, Result};

use crate::{process, workspace};
use arguments::{Arguments, Request, USAGE};

/// Exit code for wrong arguments.
const WRONG_USAGE: i32 = 2;
/// Exit code where a signal left none.
const FAILED: i32 = 1;

/// Prepares the machine, builds the program and the demo, and plays.
pub fn run(given: &[String]) -> Result<()> {
    match arguments::parse(given) {
        Ok(Request::Play(arguments)) => play(arguments),
        Ok(Request::Help) => {
            print!("{USAGE}");
            Ok(())
        }
        Err(complaint) => {
            eprint!("error: {complaint}\n\n{USAGE}");
            exit(WRONG_USAGE)
        }
    }
}

fn play(Arguments { epochs, json }: Arguments) -> Result<()> {
    eprintln!("== what the machine needs");
    verb(&["setup"])?;
    eprintln!("\n== the programs of the pool and the lender");
    verb(&["build-program"])?;
    eprintln!("\n== the bank and the story (the first build of the bank takes about ten minutes)");
    let mut demo = workspace::built("tidepool-demo")?;
    demo.args(["--epochs", &epochs.to_string()]).args(json.then_some("--json"));
    let status = demo.status().context("can't start the demo")?;
    // The story has told its verdict, and its code says which: nothing is to be added.
    if status.success() { Ok(()) } else { exit(status.code().unwrap_or(FAILED)) }
}

/// Runs another verb of this program with its output on standard error, because standard output
/// belongs to the story.
fn verb(arguments: &[&str]) -> Result<()> {
    let this = std::env::current_exe().context("can't find this program")?;
    process::run(Command::new(this).args(arguments).stdout(stderr()))
}
