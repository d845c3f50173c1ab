//! Gifts to stake accounts must not keep tickets from being served.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions};

#[tokio::test]
async fn a_gift_does_not_block_the_last_holders_ticket() {
    let options = WorldOptions { validators: vec![(0, 1_000)], ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    let stake = world.snapshot().await.entries[0].stake;
    world.bank.give(stake, 2 * SOL).await;
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket for everything");
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn a_lamport_does_not_keep_a_validator_from_being_emptied() {
    let parameters = Parameters { movement_cap: Millionths(250_000), ..Parameters::DEFAULT };
    let mut world = World::with(WorldOptions { parameters, ..WorldOptions::default() }).await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 10 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    let stake = world.snapshot().await.entries[0].stake;
    world.bank.give(stake, 1).await;
    world.set_weight(0, 0).await.expect("no weight");
    for _ in 0..4 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    assert_eq!(world.snapshot().await.entries[0].tracked, 0);
}
