//! A pool with many validators by lookup tables: fewer transactions, the same end.

use std::sync::Arc;

use tidepool_tests::{SOL, World, WorldOptions};

use crate::{
    nodes::{Network, Script},
    story::{live, network},
};

const VALIDATORS: u32 = 60;
/// Of these, so many have stake that arrives when the story begins.
const TOPPED_UP: u32 = 8;

/// A pool at the beginning of an epoch in which sixty validators are to be looked at, and each
/// gets more stake in the window.
async fn begin() -> Arc<Network> {
    let validators = vec![(5, 1_000); VALIDATORS as usize];
    let options = WorldOptions { validators, capacity: 64, ..WorldOptions::default() };
    let mut world = Box::pin(World::with(options)).await;
    let holder = world.holder(20_000 * SOL).await;
    world.deposit(&holder, 3_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    for index in 0..TOPPED_UP {
        world.set_weight(index, 130).await.expect("a weight");
    }
    world.deposit(&holder, 120 * SOL).await.expect("a deposit");
    world.move_stake().await;
    world.next_epoch().await;
    world.deposit(&holder, 600 * SOL).await.expect("a deposit");
    Arc::new(network(world, vec![], 56).await)
}

#[tokio::test]
async fn an_epoch_takes_fewer_transactions_with_tables_and_ends_in_the_same_bytes() {
    let network = Box::pin(begin()).await;
    let (expected, without) = live(&network, Script::calm(), &[]).await;
    let (ending, with) = live(&network, Script::calm(), &network.tables).await;
    assert!(expected.moved > 0);
    assert!(ending == expected, "the end is the same: {without:?}, {with:?}");
    // Both are counted by the bank: what landed there.
    assert_eq!((without.landed, with.landed), (17, 10));
    assert!(with.fees < without.fees, "{without:?}, {with:?}");
    assert_eq!((without.table_refusals, with.table_refusals), (0, 0));
}

#[tokio::test]
async fn a_table_that_is_closed_after_any_transaction_of_an_epoch_does_not_stop_the_bot() {
    let network = Box::pin(begin()).await;
    let (expected, calm) = live(&network, Script::calm(), &network.tables).await;
    let mut refusals = 0;
    for landed in 1..calm.landed {
        let table = network.tables[0];
        network.cluster.lock().await.closing = Some((landed, table));
        let (ending, cost) = live(&network, Script::calm(), &network.tables).await;
        assert!(network.cluster.lock().await.closing.is_none(), "it was closed");
        assert!(ending == expected, "the end is the same: {landed}, {cost:?}");
        refusals += cost.table_refusals;
    }
    assert!(refusals > 0, "a bot met a table that was closed since it had read it");
}
