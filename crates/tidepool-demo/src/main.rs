//! The demo: Alice and Bob live through real epochs, and every lamport is accounted for.
//!
//! `story` plays on the bank of the test harness and returns what was measured; `report`
//! turns that into tables, a chart and JSON. The exit code is 0 when the audit balances, 1
//! when it doesn't or the story breaks off, 2 for wrong arguments.

// One story is played at a time; the size of its futures costs nothing.
#![allow(clippy::large_futures)]

mod apy;
mod arguments;
mod audit;
mod report;
mod silence;
mod story;

use std::process::ExitCode;

use arguments::{Arguments, Request, USAGE};
use report::teller::Teller;

// The bank registers blockhashes beside the story, and must not do so in the middle of a warp.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match arguments::parse(&given) {
        Ok(Request::Play(arguments)) => play(&arguments).await,
        Ok(Request::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprint!("error: {complaint}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

async fn play(arguments: &Arguments) -> ExitCode {
    silence::bank();
    // Who asked for JSON reads it from standard output, and nothing else may be there.
    let mut teller = if arguments.json { Teller::to_stderr() } else { Teller::to_stdout() };
    match story::play(arguments.epochs, &mut teller).await {
        Ok(outcome) => {
            report::end::tell(&outcome, &mut teller);
            if arguments.json {
                println!("{}", report::json::object(&outcome));
            }
            if outcome.reckoning.balances() {
                return ExitCode::SUCCESS;
            }
            eprintln!("error: the audit does not balance");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: the story broke off: {error:#}");
            ExitCode::FAILURE
        }
    }
}
