//! Tables that the bot makes, by the program that keeps them.

use std::sync::Arc;

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use tidepool_client::{rpc::Rpc, snapshot, transaction::lookup::fetch};
use tidepool_crank::{
    Crank, Endpoint, Fleet, Policy, Tick, Wait,
    plan::tables::addresses,
    turn::{Made, Stop},
};
use tidepool_tests::SOL;

use crate::{bank_node::BankNode, epochs::begin};

/// Where a table keeps the slots in which it was closed and last extended, and its length before.
const CLOSED: usize = 4;
const EXTENDED: usize = 12;
const OLD_LEN: usize = 20;

/// What one bot after another is given.
struct Scene {
    node: Arc<BankNode>,
    key: Keypair,
    pool: Pubkey,
}

impl Scene {
    fn bot(&self, policy: Policy, tables: &[Pubkey]) -> Crank {
        let fleet = Fleet::new(vec![Endpoint::new("the bank".to_owned(), self.node.clone())]);
        let key = self.key.insecure_clone();
        Crank::new(fleet, self.pool, key, policy, Stop::default()).with_tables(tables.to_vec())
    }

    async fn make(&self, policy: Policy, tables: &[Pubkey]) -> Made {
        self.bot(policy, tables).make_tables().await.expect("tables")
    }

    async fn wanted(&self) -> Vec<Pubkey> {
        let node: &dyn Rpc = &*self.node;
        addresses(&snapshot::fetch(node, self.pool).await.expect("a pool"))
    }

    async fn held(&self, tables: &[Pubkey]) -> Vec<Pubkey> {
        let tables = fetch(&*self.node, tables).await.expect("tables");
        tables.into_iter().flat_map(|table| table.addresses).collect()
    }

    async fn lamports(&self) -> u64 {
        use solana_signer::Signer;
        self.node.world().await.bank.lamports(self.key.pubkey()).await
    }
}

async fn scene(wallet: u64) -> Scene {
    let (mut world, _) = begin().await;
    let (key, pool) = (world.bank.wallet(wallet).await, world.pool.pool);
    Scene { node: Arc::new(BankNode::new(world)), key, pool }
}

#[tokio::test]
async fn a_dry_run_says_what_it_takes_and_pays_nothing() {
    let scene = scene(SOL).await;
    let policy = Policy { is_dry: true, ..Policy::default() };
    let made = scene.make(policy, &[]).await;
    assert_eq!((made.tables.len(), made.extensions.len(), made.is_whole), (0, 1, true));
    assert_eq!(made.extensions[0].addresses, scene.wanted().await);
    assert_eq!(scene.lamports().await, SOL);
    // In earnest the key pays this rent, and fees.
    let made = scene.make(Policy::default(), &[]).await;
    let account = scene.node.world().await.bank.account(made.tables[0]).await.expect("a table");
    assert_eq!(account.lamports, made.rent);
    assert!(SOL - scene.lamports().await > made.rent);
}

#[tokio::test]
async fn tables_hold_all_that_is_wanted_and_a_second_run_adds_only_what_is_new() {
    let scene = scene(SOL).await;
    let made = scene.make(Policy::default(), &[]).await;
    assert!(made.is_whole);
    assert_eq!(scene.held(&made.tables).await, scene.wanted().await);
    let again = scene.make(Policy::default(), &made.tables).await;
    assert_eq!((again.extensions, again.rent, again.tables), (vec![], 0, made.tables.clone()));

    scene.node.world().await.join(7, 1_000, 0).await;
    let more = scene.make(Policy::default(), &made.tables).await;
    assert_eq!(more.tables, made.tables);
    assert_eq!(more.extensions.len(), 1);
    assert_eq!(more.extensions[0].addresses.len(), 2);
    assert_eq!(scene.held(&made.tables).await, scene.wanted().await);
}

#[tokio::test]
async fn a_table_of_somebody_elses_serves_but_is_not_extended() {
    let scene = scene(SOL).await;
    let wanted = scene.wanted().await;
    let theirs = scene.node.world().await.bank.lookup_tables(&wanted[..5])[0].key;
    let made = scene.make(Policy::default(), &[theirs]).await;
    assert_eq!(made.tables.len(), 2);
    assert_eq!(made.tables[0], theirs);
    assert_eq!(scene.held(&made.tables[1..]).await, wanted[5..]);
}

#[tokio::test]
async fn a_key_that_cannot_pay_leaves_the_tables_incomplete_and_says_so() {
    let scene = scene(5_000_000).await;
    let made = scene.make(Policy::default(), &[]).await;
    assert!(!made.is_whole);
    // The table is made and empty: whoever pays more goes on with it.
    assert_eq!(made.tables.len(), 1);
    assert!(scene.held(&made.tables).await.len() < scene.wanted().await.len());
}

#[tokio::test]
async fn the_bot_turns_an_epoch_by_tables_of_its_own_and_past_what_are_none() {
    let scene = scene(SOL).await;
    let made = scene.make(Policy::default(), &[]).await;
    let none = Pubkey::new_unique();
    let mut world = scene.node.world().await;
    let closed = world.bank.lookup_tables(&[none])[0].key;
    let mut account = world.bank.account(closed).await.expect("a table");
    account.data[CLOSED..EXTENDED].copy_from_slice(&1_u64.to_le_bytes());
    world.bank.edit(closed, account);
    world.next_epoch().await;
    drop(world);
    let tables = [made.tables.as_slice(), &[none, closed, scene.pool]].concat();
    let mut crank = scene.bot(Policy::default(), &tables);
    let tick = crank.tick().await;
    assert!(matches!(tick, Tick::Done(Wait::Window(_))), "{tick:?}");
    let report = crank.reporter.now();
    assert!(report.landed > 0);
    assert_eq!(report.lookup_tables, 1);
    assert_eq!(report.tables_left_out[&none], "missing");
    assert_eq!(report.tables_left_out[&closed], "closed");
    assert_eq!(report.tables_left_out[&scene.pool], "not a lookup table");
}

#[tokio::test]
async fn addresses_are_not_used_in_the_slot_in_which_they_were_added() {
    let scene = scene(SOL).await;
    let table = scene.make(Policy::default(), &[]).await.tables[0];
    let mut world = scene.node.world().await;
    world.next_epoch().await;
    let mut account = world.bank.account(table).await.expect("a table");
    let slot = world.bank.clock().await.slot;
    // As if all of them had been added just now.
    account.data[EXTENDED..OLD_LEN].copy_from_slice(&slot.to_le_bytes());
    account.data[OLD_LEN] = 0;
    world.bank.edit(table, account);
    drop(world);
    let (situation, _) = scene.bot(Policy::default(), &[table]).look().await.expect("a pool");
    assert_eq!(situation.tables[0].addresses, []);
    let mut crank = scene.bot(Policy::default(), &[table]);
    let tick = crank.tick().await;
    assert!(matches!(tick, Tick::Done(Wait::Window(_))), "{tick:?}");
    assert_eq!(crank.reporter.now().errors.get("tables"), None);
    // By now the slot is over.
    let (situation, _) = crank.look().await.expect("a pool");
    assert_eq!(situation.tables[0].addresses, scene.wanted().await);
}
