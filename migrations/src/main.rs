//! `tidepool-migrate`: see the library.

use std::process::ExitCode;

use clap::Parser;
use tidepool_cli::{
    config::{Config, url_of},
    console::Terminal,
    outcome::{print, print_failure},
};
use tidepool_client::rpc::HttpRpc;
use tidepool_migrations::arguments::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = Config::load(cli.options.config.clone());
    // A deployment never goes to a cluster that nobody named.
    let url = cli.options.url.as_ref().or(config.url.as_ref());
    let Some(url) = url else {
        eprintln!("tidepool-migrate: name the node: --url URL");
        return ExitCode::from(2);
    };
    let node = HttpRpc::new(url_of(url));
    match run(&cli, &config, &node, &mut Terminal).await {
        Ok(answer) => {
            print(&cli.options, &answer);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            print_failure("tidepool-migrate", &cli.options, &failure);
            ExitCode::from(failure.code())
        }
    }
}
