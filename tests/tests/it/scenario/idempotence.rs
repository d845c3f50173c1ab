//! Any crank twice is once; the order of looking at validators does not matter.

use tidepool_tests::{SOL, World};

async fn world_after_an_epoch() -> World {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world
}

#[tokio::test]
async fn every_crank_twice_is_once() {
    let mut world = world_after_an_epoch().await;
    world.update().await;
    let once = world.pool_bytes().await;
    world.update().await;
    assert!(once == world.pool_bytes().await, "updates");
    world.move_stake().await;
    let once = world.pool_bytes().await;
    world.move_stake_in_window().await;
    assert!(once == world.pool_bytes().await, "movements");
}

#[tokio::test]
async fn a_validator_named_twice_is_looked_at_once() {
    let mut world = world_after_an_epoch().await;
    let mut entries = world.snapshot().await.indexed();
    let first = entries[0];
    entries.insert(0, first);
    let update = world.pool.update_validators(&entries);
    world.send(&[update.clone()], &[]).await.expect("no harm");
    assert_eq!(world.snapshot().await.header.seen, 3);
    // A second crank that planned the same from the same view comes too late.
    let once = world.pool_bytes().await;
    world.send(&[update], &[]).await.expect("no harm either");
    assert!(once == world.pool_bytes().await);
}

#[tokio::test]
async fn any_order_gives_the_same_pool() {
    let mut results = vec![];
    for order in [[0, 1, 2], [2, 0, 1]] {
        let mut world = world_after_an_epoch().await;
        let entries = world.snapshot().await.indexed();
        for index in order {
            let update = world.pool.update_validators(&[entries[index]]);
            world.send(&[update], &[]).await.expect("one validator");
        }
        world.update_pool().await.expect("the pool");
        let now = world.snapshot().await;
        let rate = now.pool.rate;
        results.push((rate.backing, rate.shares, rate.tide_amount, rate.loss_carry));
    }
    assert_eq!(results[0], results[1]);
}
