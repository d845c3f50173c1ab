//! What happens to one pool leaves all others byte-equal.

use tidepool_tests::{SOL, World, WorldOptions};

#[tokio::test]
async fn a_whole_life_of_one_pool_leaves_the_other_byte_equal() {
    let mut world = World::new().await;
    let mut other = world.second_pool(&WorldOptions::default()).await;
    let alice = world.holder(2_000 * SOL).await;
    world.turn_to(&mut other);
    let untouched = world.pool_bytes().await;
    world.turn_to(&mut other);
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.redeem(&alice, SOL).await.expect("an exit");
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    world.turn_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
    world.turn_to(&mut other);
    assert!(untouched == world.pool_bytes().await);
}
