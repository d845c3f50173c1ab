//! One file a command.

mod admin;
mod crank;
mod deposit;
mod history;
mod overview;
mod quote;
mod rate;
mod redeem;
mod solvency;
mod stake;
mod tickets;
mod validators;

use clap::CommandFactory;
use serde_json::json;
use tidepool_client::rpc::Rpc;

use crate::{
    arguments::{Cli, Command},
    config::Config,
    console::Console,
    outcome::{Answer, Failure},
    session::Session,
};

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
    let mut session = Session::new(&cli.options, config, rpc, console);
    match &cli.command {
        Command::Deposit { amount } => deposit::run(&mut session, *amount).await,
        Command::Redeem { amount, instant, ticket, stake } => {
            let way = redeem::Way::of(*instant, *ticket, *stake);
            redeem::run(&mut session, *amount, way).await
        }
        Command::Quote { what } => quote::run(&session, *what).await,
        Command::Tickets { verb } => tickets::run(&mut session, *verb).await,
        Command::Stake { account } => stake::run(&mut session, *account).await,
        Command::Validators => validators::run(&session).await,
        Command::Epoch => overview::epoch(&session).await,
        Command::Rate => rate::run(&session).await,
        Command::History => history::run(&session).await,
        Command::Solvency => solvency::run(&session).await,
        Command::Pool => overview::pool(&session).await,
        Command::Admin { verb } => admin::run(&mut session, verb).await,
        Command::Crank { verb } => crank::run(&session, *verb).await,
        Command::Manual => Ok(manual()),
        Command::Completions { shell } => Ok(completions(*shell)),
    }
}

fn manual() -> Answer {
    let text = crate::manual::page().trim_end().to_owned();
    Answer { json: json!({ "page": text }), text }
}

fn completions(shell: clap_complete::Shell) -> Answer {
    let mut script = vec![];
    clap_complete::generate(shell, &mut Cli::command(), "tidepool", &mut script);
    let text = String::from_utf8_lossy(&script).trim_end().to_owned();
    Answer { json: json!({ "script": text }), text }
}
