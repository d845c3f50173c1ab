//! From a chain with nothing on it to one with a pool and a lender, in steps that find what is
//! done already: a set-up that was interrupted goes on.

mod description;
mod market;

use std::{fs, path::PathBuf, process::Command, thread, time::Duration, time::Instant};

use anyhow::{Context, Result, bail};
use solana_commitment_config::CommitmentConfig;
use solana_keypair::Signer;
use solana_pubkey::Pubkey;
use solana_rpc_client::rpc_client::RpcClient;
use tidepool_client::{PoolAddresses, lending::MarketAddresses};

use crate::{
    chain::Chain,
    config,
    keys::{self, Who},
    tools::Tools,
};

/// Longest time until a node that has just been started answers.
const PATIENCE: Duration = Duration::from_mins(2);
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

/// Does what is not done yet, and says where everything is.
///
/// # Errors
/// When the node does not answer, or a tool fails.
pub fn run(chain: &Chain, tools: &Tools) -> Result<()> {
    let rpc = RpcClient::new_with_commitment(chain.rpc_url(), CommitmentConfig::confirmed());
    let node = node_vote(chain, &rpc)?;
    create_pool(chain, tools, node)?;
    deposit(chain, tools, &rpc)?;
    market::create(&rpc)?;
    config::write(chain)
}

/// The node's vote account, as soon as it answers.
fn node_vote(chain: &Chain, rpc: &RpcClient) -> Result<Pubkey> {
    let others = (1..usize::from(chain.validators)).map(|one| keys::vote_account(one).pubkey());
    let others: Vec<String> = others.map(|vote| vote.to_string()).collect();
    let start = Instant::now();
    loop {
        let accounts = rpc.get_vote_accounts().map(|accounts| accounts.current);
        let mut accounts = accounts.unwrap_or_default().into_iter();
        match accounts.find(|account| !others.contains(&account.vote_pubkey)) {
            Some(node) => return node.vote_pubkey.parse().context("a vote account's address"),
            None if start.elapsed() > PATIENCE => bail!("the node does not answer"),
            None => thread::sleep(Duration::from_millis(200)),
        }
    }
}

fn create_pool(chain: &Chain, tools: &Tools, node: Pubkey) -> Result<()> {
    let file = chain.folder().join("pool.toml");
    fs::write(&file, description::text(chain, node))?;
    let mut migrate = tools.command("tidepool-migrate");
    migrate.arg("apply").arg(&file);
    finish(&mut with_key(migrate, chain, Who::Admin), "the pool")
}

/// By the command line, as anybody would.
fn deposit(chain: &Chain, tools: &Tools, rpc: &RpcClient) -> Result<()> {
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
    finish(&mut with_key(tidepool, chain, Who::Founder), "the first deposit")
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

fn finish(command: &mut Command, what: &str) -> Result<()> {
    let output = command.output().with_context(|| format!("{what}: can't start the tool"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("{what}: {}", String::from_utf8_lossy(&said).trim());
    }
    Ok(())
}
