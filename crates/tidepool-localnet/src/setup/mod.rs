//! From a chain with nothing on it to one with a pool and a lender, in steps that find what is
//! done already: a set-up that was interrupted goes on.

mod description;
mod market;

use std::{
    fs,
    path::PathBuf,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use solana_commitment_config::CommitmentConfig;
use solana_keypair::Signer;
use solana_pubkey::Pubkey;
use solana_rpc_client::rpc_client::RpcClient;
use tidepool_client::{PoolAddresses, lending::MarketAddresses};

use crate::{
    chain::Chain,
    config,
    keys::{self, Who},
    tools::{Tools, finish},
};

/// Longest time until a node that answers has voted.
const PATIENCE: Duration = Duration::from_mins(2);
const PAUSE: Duration = Duration::from_millis(200);
/// What the founder deposits, in SOL: a fraction of a percent of the node's own stake.
const FIRST_DEPOSIT: &str = "5000";

/// The pool of the chain.
#[must_use]
pub fn pool() -> PoolAddresses {
    PoolAddresses::of(&Who::Admin.keypair().pubkey(), 0)
}

/// The lender's market of the chain.
#[must_use]
pub fn market() -> MarketAddresses {
    MarketAddresses::of(pool(), &Who::Admin.keypair().pubkey(), 0)
}

/// Does what is not done yet, and says where everything is; or ends soon when told to `stop`. For
/// a node that does not answer it waits: whether one ever will is for others to judge.
///
/// # Errors
/// When it was stopped, the node does not vote, or a tool fails.
pub fn run(chain: &Chain, tools: &Tools, stop: &AtomicBool) -> Result<()> {
    let rpc = RpcClient::new_with_commitment(chain.rpc_url(), CommitmentConfig::confirmed());
    let node = node_vote(chain, &rpc, stop)?;
    create_pool(chain, tools, node, stop)?;
    deposit(chain, tools, &rpc, stop)?;
    go_on(stop)?;
    market::create(&rpc)?;
    go_on(stop)?;
    config::write(chain)
}

fn go_on(stop: &AtomicBool) -> Result<()> {
    ensure!(!stop.load(Ordering::Relaxed), "stopped");
    Ok(())
}

/// The node's vote account, as soon as it has voted.
fn node_vote(chain: &Chain, rpc: &RpcClient, stop: &AtomicBool) -> Result<Pubkey> {
    let others = (1..usize::from(chain.validators)).map(|one| keys::vote_account(one).pubkey());
    let others: Vec<String> = others.map(|vote| vote.to_string()).collect();
    let mut answering_since = None;
    loop {
        go_on(stop)?;
        if let Ok(accounts) = rpc.get_vote_accounts() {
            let mut accounts = accounts.current.into_iter();
            if let Some(node) = accounts.find(|account| !others.contains(&account.vote_pubkey)) {
                return node.vote_pubkey.parse().context("a vote account's address");
            }
            let since: &mut Instant = answering_since.get_or_insert_with(Instant::now);
            ensure!(since.elapsed() < PATIENCE, "the node does not vote");
        } else {
            answering_since = None;
        }
        thread::sleep(PAUSE);
    }
}

fn create_pool(chain: &Chain, tools: &Tools, node: Pubkey, stop: &AtomicBool) -> Result<()> {
    let file = chain.folder().join("pool.toml");
    fs::write(&file, description::text(chain, node))?;
    let mut migrate = tools.command("tidepool-migrate");
    migrate.arg("apply").arg(&file);
    let migrate = with_key(migrate, chain, Who::Admin);
    finish(&migrate, "the pool", &chain.logs().join("pool.log"), stop)
}

/// By the command line, as anybody would.
fn deposit(chain: &Chain, tools: &Tools, rpc: &RpcClient, stop: &AtomicBool) -> Result<()> {
    let mint = pool().mint;
    let founder = Who::Founder.keypair().pubkey();
    let tokens = rpc.get_token_accounts_by_owner(
        &founder,
        solana_rpc_client::api::request::TokenAccountsFilter::Mint(mint),
    )?;
    if !tokens.is_empty() {
        return Ok(());
    }
    let mut tidepool = tools.command("tidepool");
    tidepool.args(["deposit", FIRST_DEPOSIT, "--pool", &pool().pool.to_string()]);
    let tidepool = with_key(tidepool, chain, Who::Founder);
    finish(&tidepool, "the first deposit", &chain.logs().join("deposit.log"), stop)
}

fn with_key(mut command: Command, chain: &Chain, who: Who) -> Command {
    command.args(["--yes", "--url", &chain.rpc_url(), "--keypair"]).arg(key_file(chain, who));
    command
}

/// The file of a key.
#[must_use]
pub fn key_file(chain: &Chain, who: Who) -> PathBuf {
    chain.folder().join("keys").join(format!("{}.json", who.name()))
}
