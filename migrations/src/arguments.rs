//! The command line.

use std::{fs, path::PathBuf};

use clap::{Parser, ValueEnum};
use tidepool_cli::{
    arguments::Options,
    config::Config,
    console::Console,
    outcome::{Answer, Failure},
    session::Session,
};
use tidepool_client::rpc::Rpc;

use crate::{commands, description::Description};

/// Makes a pool what a file says. Running it twice changes nothing.
///
/// Exit codes are those of `tidepool`.
#[derive(Parser, Clone, Debug)]
#[command(name = "tidepool-migrate", version)]
#[command(mut_arg("pool", |argument| argument.hide(true)))]
#[command(mut_arg("slippage_bps", |argument| argument.hide(true)))]
pub struct Cli {
    /// What to do.
    pub verb: Verb,
    /// The pool's file.
    pub file: PathBuf,
    /// What `tidepool` has too.
    #[command(flatten)]
    pub options: Options,
}

/// What to do.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Show what the chain lacks
    Diff,
    /// Do what can be done now, and show the rest
    Apply,
    /// Show how far each step is
    Status,
}

/// Does what the command line says.
///
/// # Errors
/// See [`Failure`].
pub async fn run(
    cli: &Cli,
    config: &Config,
    rpc: &dyn Rpc,
    console: &mut dyn Console,
) -> Result<Answer, Failure> {
    let name = cli.file.display();
    let text = fs::read_to_string(&cli.file)
        .map_err(|why| Failure::Usage(format!("cannot read {name}: {why}")))?;
    let wanted = Description::parse(&text)
        .map_err(|fault| Failure::Usage(format!("cannot use {name}: {fault}")))?;
    let mut session = Session::new(&cli.options, config, rpc, console);
    match cli.verb {
        Verb::Diff => commands::compare(&session, &wanted).await,
        Verb::Apply => commands::apply(&mut session, &wanted).await,
        Verb::Status => commands::status(&session, &wanted).await,
    }
}
