//! An epoch in which everything is to be done, and a bot's life in it.

use std::sync::Arc;

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::{account::decode_pool, snapshot, ticket_address};
use tidepool_crank::{
    Crank, Endpoint, Fleet, Policy, Tick, Wait, plan::tables::addresses, turn::Stop,
};
use tidepool_tests::{BankRpc, SOL, World, WorldOptions};
use tokio::sync::{Mutex, Notify};

use crate::{
    cluster::{Cluster, FINAL},
    nodes::{Network, Node, Script},
};

/// Slots of the epoch before the story begins, when the last tide has ended, and before rewards
/// are paid.
const BEGIN: u64 = 10;
const REWARDS_END: u64 = 30;
/// Lamports of a key that is not poor, and of one that is.
const RICH: u64 = SOL;
const POOR: u64 = 900_000;
/// Slots between two ticks.
const PAUSE: u64 = 25;
/// Ticks after which a bot that is not done never will be.
const TICKS: u32 = 400;

/// A pool at the beginning of an epoch in which validators are to be looked at, stake to be
/// merged and to come home, one validator to be flagged and one to be forgotten, tickets to be
/// paid, stake to be delegated and undelegated.
pub async fn begin() -> Network {
    let validators = vec![(0, 1_000), (5, 1_000), (10, 1_000), (5, 1_000)];
    let mut world =
        Box::pin(World::with(WorldOptions { validators, ..WorldOptions::default() })).await;
    let holder = world.holder(10_000 * SOL).await;
    world.deposit(&holder, 2_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.validators[3].credits = 0;
    world.turn_epoch().await;
    world.update().await;
    world.order(&holder, 1, 300 * SOL).await.expect("a ticket");
    world.order(&holder, 2, 5 * SOL).await.expect("a ticket");
    world.set_weight(0, 60).await.expect("a weight");
    world.move_stake().await;
    world.next_epoch().await;
    let leaver = world.join(7, 1_000, 0).await;
    world.remove_validator(leaver).await.expect("a removal");
    world.deposit(&holder, 400 * SOL).await.expect("a deposit");
    world.order(&holder, 3, 10 * SOL).await.expect("a ticket");

    let (pool, owner) = (world.pool.pool, holder.address());
    let tickets = (1..=3).map(|nonce| ticket_address(&pool, &owner, nonce)).collect();
    // So few steps that the five validators take several transactions.
    network(world, tickets, 2).await
}

/// The nodes of a chain on which this is the state of things.
pub async fn network(mut world: World, tickets: Vec<Pubkey>, most_steps: usize) -> Network {
    let pool = world.pool.pool;
    let snapshot = snapshot::fetch(&BankRpc::new(&mut world), pool).await.expect("a pool");
    let tables = world.bank.lookup_tables(&addresses(&snapshot));
    let tables = tables.into_iter().map(|table| table.key).collect();
    let mut cluster = Cluster::new(world).await;
    cluster.tickets = tickets;
    let (cluster, script) = (Mutex::new(cluster), Mutex::new(Script::calm()));
    Network { cluster, script, pool, tables, most_steps, death: Notify::new() }
}

/// What a bot's life has come to.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    /// The pool without the slot of its update.
    pub pool: Vec<u8>,
    /// All other accounts of the pool's.
    pub accounts: Vec<(Pubkey, u64, Vec<u8>)>,
    /// Lamports that were moved.
    pub moved: u64,
}

/// What it took.
#[derive(Debug, Default)]
pub struct Cost {
    /// Lamports of fees.
    pub fees: u64,
    /// Ticks.
    pub ticks: u32,
    /// The slot of the update, from the epoch's first on.
    pub updated: u64,
    /// Times that the process died.
    pub deaths: u32,
    /// Transactions that landed and stayed.
    pub landed: usize,
    /// Refusals because of a lookup table.
    pub table_refusals: u64,
}

/// Puts the chain where the story begins, past its rewards, for a rich key.
pub async fn place(network: &Arc<Network>, key: &Keypair) {
    let mut cluster = network.cluster.lock().await;
    let (first, _) = cluster.epoch_slots();
    cluster.rewind(first + REWARDS_END, first);
    cluster.fund(key, RICH).await;
}

/// Lives through the epoch with the troubles of `script`, by these lookup tables.
pub async fn live(network: &Arc<Network>, mut script: Script, tables: &[Pubkey]) -> (Ending, Cost) {
    let mut bytes = [3; 32];
    bytes[..8].copy_from_slice(&script.seed.to_le_bytes());
    let key = Keypair::new_from_array(bytes);
    let mut funds = if script.is_poor() { POOR } else { RICH };
    let end = {
        let mut cluster = network.cluster.lock().await;
        let (first, slots) = cluster.epoch_slots();
        cluster.rewind(first + BEGIN, first + REWARDS_END);
        cluster.fund(&key, funds).await;
        *network.script.lock().await = script;
        first + slots
    };
    let mut cost = Cost::default();
    let begin = || bot(network, &key).with_tables(tables.to_vec());
    let mut crank = begin();
    let mut before = None;
    loop {
        cost.ticks += 1;
        assert!(cost.ticks < TICKS, "it converges: {:?}", crank.reporter.now());
        let tick = tokio::select! {
            tick = crank.tick() => Some(tick),
            () = network.death.notified() => None,
        };
        let mut cluster = network.cluster.lock().await;
        match tick {
            None => {
                cost.deaths += 1;
                crank = begin();
            }
            // A fork may still take it back.
            Some(Tick::Done(wait)) if before != Some(wait) => {
                before = Some(wait);
                cluster.pass(FINAL + 8);
                continue;
            }
            Some(Tick::Done(Wait::NextEpoch(slot))) if slot == end => break,
            Some(Tick::Done(Wait::Window(slot) | Wait::LateWindow(slot))) => {
                let slots = slot.saturating_sub(cluster.slot);
                cluster.pass(slots);
            }
            Some(Tick::Poor) => {
                let left = cluster.world.bank.lamports(key.pubkey()).await;
                funds += RICH;
                cluster.fund(&key, left + RICH).await;
            }
            Some(_) => {}
        }
        before = None;
        cluster.pass(PAUSE);
        assert!(cluster.slot < end, "in time");
    }
    let report = crank.reporter.now();
    cost.table_refusals = report.errors.get("tables").copied().unwrap_or(0);
    let mut cluster = network.cluster.lock().await;
    cost.landed = cluster.landed.len();
    cost.fees = funds - cluster.world.bank.lamports(key.pubkey()).await;
    let (ending, updated) = ending(&mut cluster).await;
    cost.updated = updated;
    (ending, cost)
}

/// A bot that begins.
pub fn bot(network: &Arc<Network>, key: &Keypair) -> Crank {
    let endpoints = (0..2).map(|number| {
        let node = Node { network: network.clone(), number };
        Endpoint::new(format!("node {number}"), Arc::new(node))
    });
    let most_steps = network.most_steps;
    let policy = Policy { claims_tickets: true, most_steps, ..Policy::default() };
    let fleet = Fleet::new(endpoints.collect());
    Crank::new(fleet, network.pool, key.insecure_clone(), policy, Stop::default())
}

async fn ending(cluster: &mut Cluster) -> (Ending, u64) {
    let addresses = cluster.world.pool;
    let (first, _) = cluster.epoch_slots();
    let data = cluster.world.bank.account(addresses.pool).await.expect("the pool").data;
    let mut pool = decode_pool(&data).expect("a pool");
    let updated = pool.rate.last_update_slot - first;
    // When an epoch is turned depends on the troubles; what comes of it must not.
    pool.rate.last_update_slot = 0;
    pool.rate.tide_start = 0;
    for record in &mut pool.history.records {
        record.slot = 0;
    }
    let mut named = vec![addresses.reserve, addresses.mint, addresses.validators];
    named.extend(cluster.world.snapshot().await.stake_accounts());
    named.extend(cluster.tickets.clone());
    let mut accounts = vec![];
    for address in named {
        let account = cluster.world.bank.account(address).await.unwrap_or_default();
        accounts.push((address, account.lamports, account.data));
    }
    let pool = bytemuck::bytes_of(&pool).to_vec();
    (Ending { pool, accounts, moved: cluster.moved() }, updated)
}
