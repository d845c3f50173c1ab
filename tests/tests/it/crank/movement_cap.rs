//! Rebalancing, which a stolen strategist's key could otherwise use to keep stake idle.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions};

/// Undelegates from all; returns the lamports that cool.
async fn undelegate_all(world: &mut World) -> u64 {
    let mut cooling = 0;
    for index in 0..3 {
        cooling += world.undelegate(index).await.expect("an undelegation").returned();
    }
    cooling
}

#[tokio::test]
async fn at_most_the_cap_moves_in_an_epoch_and_several_epochs_reach_the_target() {
    let (mut world, _) = World::staked().await;
    world.set_weight(0, 0).await.expect("no weight");
    let mut epochs = 0;
    while world.snapshot().await.entries[0].tracked > 0 {
        world.move_to(950_000).await;
        let cap = world.snapshot().await.pool.rate.backing / 10;
        let cooling = undelegate_all(&mut world).await;
        assert!(cooling <= cap, "{cooling} of {cap}");
        assert!(cooling > cap - 3 * SOL || epochs == 3, "{cooling} of {cap}");
        assert_eq!(world.snapshot().await.pool.moved_in(15 + epochs), cooling);
        assert_eq!(undelegate_all(&mut world).await, 0, "not twice in an epoch");
        for index in 0..3 {
            world.delegate(index).await.expect("a delegation");
        }
        world.next_epoch().await;
        world.update().await;
        epochs += 1;
    }
    // A third of the stake, a tenth of the backing at a time.
    assert_eq!(epochs, 4);
    world.move_stake().await;
    let now = world.snapshot().await;
    assert_eq!(now.entries[0].tracked, 0);
    let expected = now.pool.rate.backing / 100 * 49;
    assert!(now.entries[1..].iter().all(|entry| entry.tracked.abs_diff(expected) < 2 * SOL));
}

#[tokio::test]
async fn the_cap_is_one_for_all_validators() {
    let (mut world, _) = World::staked().await;
    for index in [0, 1] {
        world.set_weight(index, 0).await.expect("no weight");
    }
    world.move_to(950_000).await;
    let cap = world.snapshot().await.pool.rate.backing / 10;
    let first = world.undelegate(0).await.expect("an undelegation").returned();
    let second = world.undelegate(1).await.expect("an undelegation").returned();
    assert_eq!((first, second), (cap, 0));
}

#[tokio::test]
async fn the_cap_is_the_parameter() {
    for cap in [10_000, 250_000] {
        let parameters = Parameters { movement_cap: Millionths(cap), ..Parameters::DEFAULT };
        let options = WorldOptions { parameters, ..WorldOptions::default() };
        let (mut world, _) = World::staked_with(options).await;
        world.set_weight(0, 0).await.expect("no weight");
        world.move_to(950_000).await;
        let expected = world.snapshot().await.pool.rate.backing / 1_000_000 * u64::from(cap);
        let moved = world.undelegate(0).await.expect("an undelegation").returned();
        assert!(moved.abs_diff(expected) < 1_000_000, "{moved} {expected}");
    }
}

#[tokio::test]
async fn tickets_and_rebalancing_are_counted_apart() {
    let (mut world, alice) = World::staked().await;
    world.set_weight(0, 0).await.expect("no weight");
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let cap = world.snapshot().await.pool.rate.backing / 10;
    let cooling = undelegate_all(&mut world).await;
    let moved = world.snapshot().await.pool.moved_in(15);
    assert!(moved <= cap);
    assert!(cooling > 190 * SOL && cooling - moved > 100 * SOL, "{cooling} {moved}");
}

#[tokio::test]
async fn a_deposit_that_leaves_again_does_not_lift_the_cap() {
    let (mut world, alice) = World::staked().await;
    for index in [0, 1] {
        world.set_weight(index, 0).await.expect("no weight");
    }
    world.move_to(950_000).await;
    let cap = world.snapshot().await.pool.rate.backing / 10;
    world.deposit(&alice, 7_000 * SOL).await.expect("a flash deposit");
    let cooling = undelegate_all(&mut world).await;
    assert!(cooling <= cap, "{cooling} of {cap}");
    assert!(cooling > cap - 3 * SOL, "and the honest cap still moves");
}
