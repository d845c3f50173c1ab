//! When stake may move.

use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions, assert_refused};

async fn assert_both_refused(world: &mut World, expected: TidepoolError) {
    assert_refused(&world.delegate(0).await, expected);
    assert_refused(&world.undelegate(0).await, expected);
}

/// Whether both directions are open now.
async fn assert_open(world: &mut World) {
    world.delegate(0).await.expect("delegation is open");
    world.undelegate(0).await.expect("undelegation is open");
}

#[tokio::test]
async fn stake_moves_in_the_window_only() {
    // The shortest and the longest window, and the default one.
    for window in [20_000, 100_000, 500_000] {
        let parameters = Parameters { window: Millionths(window), ..Parameters::DEFAULT };
        let options = WorldOptions { parameters, ..WorldOptions::default() };
        let (mut world, _) = World::deposited_with(options).await;
        let (first, slots) = world.bank.epoch_slots(14);
        let opens = first + slots - slots * u64::from(window) / 1_000_000;
        assert_both_refused(&mut world, TidepoolError::OutsideWindow).await;
        world.bank.warp_to_slot(opens - 1);
        assert_both_refused(&mut world, TidepoolError::OutsideWindow).await;
        world.bank.warp_to_slot(opens);
        assert_open(&mut world).await;
        world.bank.warp_to_slot(first + slots - 1);
        assert_open(&mut world).await;
    }
}

#[tokio::test]
async fn the_epochs_update_comes_first() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.move_to(950_000).await;
    assert_both_refused(&mut world, TidepoolError::UpdateRequired).await;
    world.update_validators().await.expect("all validators");
    assert_both_refused(&mut world, TidepoolError::UpdateRequired).await;
    world.update_pool().await.expect("the pool");
    assert_open(&mut world).await;
}

#[tokio::test]
async fn an_observed_loss_is_booked_first() {
    let (mut world, _) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    world.move_to(950_000).await;
    // Edited, because the runtime does not slash.
    world.bank.edit_with(main, |account| account.lamports -= 50 * SOL).await;
    world.update_validators().await.expect("losses are seen at any time");
    assert_both_refused(&mut world, TidepoolError::PoolStale).await;
    world.update_pool().await.expect("the pool");
    assert_open(&mut world).await;
}
