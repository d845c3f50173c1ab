//! A cluster that pays far more than the exit floor covers meets the longest tide on purpose.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions};

#[tokio::test]
async fn a_floor_far_below_the_yield_stretches_the_tide_to_sixteen_epochs() {
    // Without much outside stake the whole inflation falls on the pool.
    let parameters = Parameters { exit_floor: Millionths(100), ..Parameters::DEFAULT };
    let options = WorldOptions { outside: 10_000 * SOL, parameters, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    let now = world.snapshot().await;
    let (_, slots) = world.bank.epoch_slots(now.epoch);
    assert_eq!(now.pool.rate.tide_duration, 16 * slots);
    let before = now.rate();
    world.move_to(500_000).await;
    assert!(world.snapshot().await.rate() > before, "it flows all the same");
}
