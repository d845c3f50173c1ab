//! The bot in the command line's process. It is a binary of its own because it starts a log.

use std::path::PathBuf;

use clap::Parser;
use solana_keypair::{Keypair, write_keypair_file};
use tidepool_cli::{arguments::Cli, config::Config, console::Terminal, run};
use tidepool_client::{rpc::HttpRpc, tidepool::ID};

#[tokio::test]
async fn the_crank_asks_the_nodes_that_it_is_given_and_fails_with_the_networks_code() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("crank.json");
    write_keypair_file(&Keypair::new(), &file).expect("a key file");
    let keypair = Some(file.to_string_lossy().into_owned());
    let config = Config { keypair, ..Config::default() };
    // Port 1 has nobody.
    let url = "http://127.0.0.1:1";
    let pool = ID.to_string();
    let words = ["tidepool", "--pool", &pool, "crank", "plan", "--percentile", "7", "--url", url];
    let cli = Cli::try_parse_from(words).expect("a command line");
    let node = HttpRpc::new(url.to_owned());
    let failure = run(&cli, &config, &node, &mut Terminal).await.expect_err("nobody answers");
    assert_eq!(failure.code(), 4, "{failure}");
}
