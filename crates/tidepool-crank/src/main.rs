//! `tidepool-crank`: turns the epochs of a pool.

use std::process::ExitCode;

use clap::Parser;
use tidepool_crank::service::{
    command::{Verb, work},
    config::Settings,
};

/// Turns the epochs of a Tidepool pool: looks at validators, books the epoch, moves stake in the
/// window. Its key has no power and pays fees only.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    verb: Verb,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Cli { settings, verb } = Cli::parse();
    match work(settings, verb).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("tidepool-crank: {error:#}");
            ExitCode::from(2)
        }
    }
}
