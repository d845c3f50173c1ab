//! `tidepool`: see the library.

use std::process::ExitCode;

use clap::Parser;
use tidepool_cli::{
    arguments::Cli,
    config::{Config, url_of},
    console::Terminal,
    outcome::{print, print_failure},
    run,
};
use tidepool_client::rpc::HttpRpc;

const MAINNET: &str = "mainnet-beta";

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = Config::load(cli.options.config.clone());
    let url = cli.options.url.as_ref().or(config.url.as_ref());
    let node = HttpRpc::new(url_of(url.map_or(MAINNET, String::as_str)));
    match run(&cli, &config, &node, &mut Terminal).await {
        Ok(answer) => {
            print(&cli.options, &answer);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            print_failure("tidepool", &cli.options, &failure);
            ExitCode::from(failure.code())
        }
    }
}
