//! `tidepool-migrate`: see the library.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use serde_json::json;
use solana_keypair::{Keypair, read_keypair_file};
use tidepool_cli::config::{Config, url_of};
use tidepool_client::rpc::HttpRpc;
use tidepool_migrations::{Description, Found, apply, diff};

/// Exit code of a `diff` that found something.
const DIFFERS: u8 = 1;
/// Exit code of everything that went wrong.
const FAILED: u8 = 2;

/// Brings a pool to what a file describes.
#[derive(Parser)]
#[command(name = "tidepool-migrate", version)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// The pool's description, see migrations/pools/example.toml.
    #[arg(global = true, long, value_name = "POOL.toml")]
    file: Option<PathBuf>,
    /// The node: a URL or a name of the Solana tools'; by default that of their configuration.
    #[arg(global = true, long)]
    url: Option<String>,
    /// Key files; the first pays. By default that of the Solana tools' configuration.
    #[arg(global = true, long, value_name = "FILE")]
    keypair: Vec<String>,
    /// Answers in JSON.
    #[arg(global = true, long)]
    json: bool,
}

#[derive(Clone, Copy, Subcommand)]
enum Verb {
    /// What differs; exit code 1 if anything does.
    Diff,
    /// Brings about all that can be brought about now.
    Apply,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tidepool-migrate: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

async fn run(arguments: &Arguments) -> Result<ExitCode> {
    let config = Config::load(None);
    let file = arguments.file.as_ref().context("name the description: --file POOL.toml")?;
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let description = Description::parse(&text)?;
    let url = arguments.url.as_ref().or(config.url.as_ref());
    let node = HttpRpc::new(url_of(url.context("name a node: --url URL")?));
    match arguments.verb {
        Verb::Diff => {
            let found = Found::read(&node, &description).await?;
            let changes: Vec<_> =
                diff(&description, &found).iter().map(ToString::to_string).collect();
            print(arguments.json, &found.addresses.pool.to_string(), &[], &changes);
            Ok(ExitCode::from(if changes.is_empty() { 0 } else { DIFFERS }))
        }
        Verb::Apply => {
            let keys = keys(arguments, &config)?;
            let tell = |text: &str| {
                if !arguments.json {
                    println!("done: {text}");
                }
            };
            let outcome = apply(&node, &description, &keys, tell).await?;
            let found = Found::read(&node, &description).await?;
            print(arguments.json, &found.addresses.pool.to_string(), &outcome.done, &outcome.left);
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn keys(arguments: &Arguments, config: &Config) -> Result<Vec<Keypair>> {
    let mut files = arguments.keypair.clone();
    if files.is_empty() {
        files.extend(config.keypair.clone());
    }
    let read = |file: &String| {
        read_keypair_file(file).map_err(|error| anyhow::anyhow!("no key in {file}: {error}"))
    };
    files.iter().map(read).collect()
}

fn print(json: bool, pool: &str, done: &[String], left: &[String]) {
    if json {
        println!("{:#}", json!({ "pool": pool, "done": done, "left": left }));
        return;
    }
    println!("pool {pool}: {} done, {} left", done.len(), left.len());
    for (number, change) in (1..).zip(left) {
        println!("{number:3}. {change}");
    }
}
