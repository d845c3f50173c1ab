//! A real local chain with short epochs, several validators, a pool, a lender and a bot.

mod chain;
mod config;
mod keys;
mod node;
mod setup;
mod silence;
mod supervise;
mod tether;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use chain::Chain;
use silence::Silence;
use supervise::Up;

/// A real local chain with short epochs, several validators, a pool, a lender and a bot.
#[derive(Parser)]
#[command(name = "tidepool-localnet", version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Start all of it, and start again whatever dies, until Ctrl-C.
    Up(Box<Up>),
    /// Only the node, without a pool; what `up` starts.
    Node(Chain),
    /// Let a validator of a running chain stop voting.
    Silence(Silence),
    /// Let it vote again.
    Wake(Silence),
}

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Up(up) => supervise::run(&up),
        Verb::Node(chain) => node::run(&chain),
        Verb::Silence(silence) => silence.begin(),
        Verb::Wake(silence) => silence.end(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
