//! `tidepool`: see the library.

use std::process::ExitCode;

use clap::Parser;
use tidepool_cli::{
    arguments::{Cli, Options},
    config::{Config, url_of},
    console::Terminal,
    outcome::{Answer, Failure},
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
            fail(&cli.options, &failure);
            ExitCode::from(failure.code())
        }
    }
}

fn print(options: &Options, answer: &Answer) {
    if options.json {
        println!("{:#}", answer.json);
    } else {
        println!("{}", answer.text);
    }
}

/// A report of insolvency is an answer; everything else goes to the error stream.
fn fail(options: &Options, failure: &Failure) {
    match failure {
        Failure::Insolvent(report) => print(options, report),
        failure if options.json => println!("{:#}", failure.json()),
        failure => eprintln!("tidepool: {failure}"),
    }
}
