//! Deposits, exits and tickets in every phase of an epoch; only the stake program's own
//! closing time closes the cranks.

use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// Everything that a holder does, at this moment.
async fn holder_does_everything(world: &mut World, alice: &Holder, nonce: u64) {
    world.deposit(alice, 5 * SOL).await.expect("a deposit");
    world.redeem(alice, SOL / 100).await.expect("an exit");
    world.order(alice, nonce, SOL).await.expect("a ticket");
}

#[tokio::test]
async fn the_pool_never_closes_at_a_boundary() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 500 * SOL).await.expect("a deposit");
    let mut nonce = 0;
    for _ in 0..3 {
        // After the update, in the middle, in the window.
        for fraction in [100_000, 500_000, 950_000] {
            world.move_to(fraction).await;
            nonce += 1;
            holder_does_everything(&mut world, &alice, nonce).await;
        }
        world.move_stake_in_window().await;
        // While the runtime pays rewards.
        world.cross_boundary().await;
        nonce += 1;
        holder_does_everything(&mut world, &alice, nonce).await;
        // Between the payment and the update.
        world.bank.finish_rewards();
        nonce += 1;
        holder_does_everything(&mut world, &alice, nonce).await;
        world.update().await;
    }
    for nonce in 1..=nonce {
        let claim = world.claim(&alice, nonce).await;
        if claim.is_err() {
            assert_refused(&claim, TidepoolError::TicketNotReady);
        }
    }
}

#[tokio::test]
async fn cranks_wait_while_rewards_are_paid() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 500 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.cross_boundary().await;
    let entries = world.snapshot().await.indexed();
    let (update_validators, update_pool) =
        (world.pool.update_validators(&entries), world.pool.update_pool());
    for crank in [update_validators, update_pool] {
        let result = world.send(&[crank], &[]).await;
        assert_refused(&result, TidepoolError::EpochRewardsActive);
    }
    assert_refused(&world.delegate(0).await, TidepoolError::EpochRewardsActive);
    assert_refused(&world.undelegate(0).await, TidepoolError::EpochRewardsActive);
}
