//! Five epochs of real rewards with three validators of different commission.

use tidepool_tests::{SOL, Snapshot, World, WorldOptions, snapshot::rate};

/// Turns one epoch and checks its update against what the stake accounts really gained.
async fn turn_and_check(world: &mut World) -> (u64, u64) {
    world.move_stake().await;
    let tracked = world.snapshot().await.header.total_tracked;
    world.next_epoch().await;
    let accounts = world.snapshot().await.stake_accounts();
    let rewards = world.bank.sum(&accounts).await - tracked;

    world.update_validators().await.expect("all validators");
    let before = world.snapshot().await;
    assert_eq!(before.pool.rate.observed, i64::try_from(rewards).expect("small rewards"));
    world.update_pool().await.expect("the pool");
    let after = world.snapshot().await;
    assert_eq!(before.rate(), after.rate(), "continuous at the update");

    // The protocol's twentieth is covered by shares, the rest becomes tide.
    let fee = rewards / 20;
    let unvested = before.unvested() + before.pool.rate.pending_fees + rewards - fee;
    assert_eq!(after.unvested(), unvested);
    let value = before.value();
    let fee_shares = u128::from(fee) * u128::from(before.pool.rate.shares) / u128::from(value);
    let minted = after.pool.rate.shares - before.pool.rate.shares;
    assert_eq!(u128::from(minted), fee_shares);
    (rewards, tracked)
}

/// The rate once everything has vested.
fn vested_rate(now: &Snapshot) -> u64 {
    rate(now.pool.rate.backing, now.pool.rate.shares)
}

#[tokio::test]
async fn five_epochs_raise_the_rate_by_the_rewards_net_of_the_fee() {
    let mut world = World::new().await;
    world.watch_solvency().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    let mut last = world.snapshot().await.rate();
    for epoch in 0..5 {
        let (rewards, tracked) = turn_and_check(&mut world).await;
        let now = world.snapshot().await;
        // In its first epoch stake only warms up; from the next on it earns as on mainnet.
        if epoch >= 1 {
            let yield_millionths = u128::from(rewards) * 1_000_000 / u128::from(tracked);
            assert!((300..=500).contains(&yield_millionths), "{yield_millionths} millionths");
            assert!(now.unvested() > 0);
        }
        assert!(now.rate() >= last);
        last = now.rate();
    }
    // Without further rewards all of the tide flows in, and nothing else does.
    let now = world.snapshot().await;
    let expected = vested_rate(&now);
    let end = now.pool.rate.tide_start + now.pool.rate.tide_duration;
    assert_eq!(rate(now.value_at(end), now.pool.rate.shares), expected);
    assert!(expected > 1_001_000_000, "four epochs of rewards");
}

/// What the accounts of each validator earn at the next boundary.
async fn rewards_by_validator(world: &mut World) -> Vec<u64> {
    let entries = world.snapshot().await.entries;
    let mut before = vec![];
    for entry in &entries {
        before.push(world.bank.sum(&[entry.stake, entry.transient]).await);
    }
    world.next_epoch().await;
    let mut rewards = vec![];
    for (entry, before) in entries.iter().zip(before) {
        rewards.push(world.bank.sum(&[entry.stake, entry.transient]).await - before);
    }
    rewards
}

#[tokio::test]
async fn commissions_show_in_what_the_validators_earn() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.turn_epoch().await;
    world.update().await;
    world.move_stake().await;
    let rewards = rewards_by_validator(&mut world).await;
    // 0, 5 and 10 percent of commission on nearly equal stakes.
    let without = rewards[0];
    assert!(rewards[1].abs_diff(without * 95 / 100) < without / 100, "{rewards:?}");
    assert!(rewards[2].abs_diff(without * 90 / 100) < without / 100, "{rewards:?}");
}

#[tokio::test]
async fn a_validator_that_earns_nothing_costs_its_part_and_no_more() {
    let validators = vec![(0, 1_000), (0, 1_000), (0, 0)];
    let options = WorldOptions { validators, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 999 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.turn_epoch().await;
    world.update().await;
    let rewards = rewards_by_validator(&mut world).await;
    assert!(rewards[0] > 0 && rewards[1] > 0);
    assert_eq!(rewards[2], 0);
    world.update().await;
    assert!(world.snapshot().await.rate() > 1_000_000_000, "the other two earn for all");
}
