//! `redeem_stake` in every phase of an epoch.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

const SHARES: u64 = 10 * SOL;

#[tokio::test]
async fn nothing_leaves_while_rewards_are_paid() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    world.cross_boundary().await;
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::EpochRewardsActive);
}

#[tokio::test]
async fn a_validator_gives_once_it_was_looked_at_also_before_the_update() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    world.next_epoch().await;
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::ValidatorsNotUpdated);
    // One look is enough, whichever others lack.
    let entries = world.snapshot().await.indexed();
    let update = world.pool.update_validators(&entries[..1]);
    world.send(&[update], &[]).await.expect("a look");
    let result = world.redeem_stake(&alice, new_stake, 1, SHARES).await;
    assert_refused(&result, TidepoolError::ValidatorsNotUpdated);
    let before = world.snapshot().await;
    assert_eq!(before.pool.rate.last_update_epoch + 1, before.epoch);
    world.redeem_stake(&alice, new_stake, 0, SHARES).await.expect("an exit");
    world.update().await;
}

#[tokio::test]
async fn a_pool_two_epochs_behind_or_with_a_loss_is_stale() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    world.skip_epochs(2).await;
    world.bank.finish_rewards();
    world.update_validators().await.expect("all validators");
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::PoolStale);
    world.update_pool().await.expect("the pool");

    let stake = world.snapshot().await.entries[1].stake;
    // Edited: the runtime does not slash yet.
    world.bank.edit_with(stake, |account| account.lamports -= 1).await;
    world.update_validators().await.expect("all validators");
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    world.redeem_stake(&alice, new_stake, 0, SHARES).await.expect("an exit");
}

/// What the next update books as gain, with the fees that wait for it.
async fn gain_of_next_epoch(world: &mut World) -> (i64, u64) {
    world.next_epoch().await;
    let before = world.snapshot().await;
    let held = world.bank.sum(&before.stake_accounts()).await;
    world.update_validators().await.expect("all validators");
    let now = world.snapshot().await;
    assert_eq!(
        now.pool.rate.observed,
        i64::try_from(held).expect("lamports")
            - i64::try_from(before.header.total_tracked).expect("lamports"),
        "only what the accounts have earned"
    );
    world.update_pool().await.expect("the pool");
    (now.pool.rate.observed, before.pool.rate.pending_fees)
}

#[tokio::test]
async fn the_next_update_sees_neither_a_gain_nor_a_loss_of_an_exit() {
    let mut gains = vec![];
    for leaves in [false, true] {
        let (mut world, alice) = World::staked().await;
        if leaves {
            let new_stake = world.empty_stake(&alice).await;
            world.redeem_stake(&alice, new_stake, 2, 30 * SOL).await.expect("an exit");
            let now = world.snapshot().await;
            let held = world.bank.sum(&now.stake_accounts()).await;
            assert_eq!(held, now.header.total_tracked);
        }
        let (gain, fees) = gain_of_next_epoch(&mut world).await;
        gains.push(gain);
        assert_eq!(fees > 0, leaves);
    }
    // What left has earned elsewhere: three hundredths of the reward.
    assert!(gains[1] < gains[0] && gains[1] > gains[0] * 95 / 100, "{gains:?}");
}
