//! A stolen key and much SOL: stake exits then move more than the cap, and cost the others
//! rewards. No principal is lost, and every other way out stays open.

use tidepool::error::TidepoolError;
use tidepool_math::Parameter;
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// A pool with 980 SOL of stake, Alice who holds it, and Mallory with twice as much SOL.
async fn world() -> (World, Holder, Holder) {
    let (mut world, alice) = World::staked().await;
    let mallory = world.holder(3_000 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    (world, alice, mallory)
}

/// What 10^12 shares are worth now.
async fn worth(world: &mut World) -> u128 {
    let now = world.snapshot().await;
    u128::from(now.value()) * 1_000_000_000_000 / u128::from(now.pool.rate.shares)
}

/// Mallory deposits SOL and takes all but the least of a validator's stake; returns the lamports
/// that she paid more than she got.
async fn take_stake(world: &mut World, mallory: &Holder, index: u32) -> u64 {
    let tracked = world.snapshot().await.entries[index as usize].tracked;
    let paid = tracked - 3 * SOL;
    let shares = world.deposit(mallory, paid).await.expect("a deposit").returned();
    let new_stake = world.empty_stake(mallory).await;
    let stake = world.redeem_stake(mallory, new_stake, index, shares).await;
    paid - stake.expect("stake").returned()
}

#[tokio::test]
async fn the_strategists_thief_makes_stake_idle_beyond_the_cap_for_the_floor_on_it() {
    let (mut world, alice, mallory) = world().await;
    let before = worth(&mut world).await;
    let refused = take_stake_refused(&mut world, &mallory).await;
    assert!(refused, "with weights, nine tenths stay");
    for index in [0, 1] {
        world.set_weight(index, 0).await.expect("no weight");
    }
    let backing = world.snapshot().await.pool.rate.backing;
    let mut price = 0;
    for index in [0, 1] {
        price += take_stake(&mut world, &mallory, index).await;
    }
    let now = world.snapshot().await;
    let idle = now.reserve_lamports;
    assert!(idle > backing / 2, "most of the pool lies in the reserve, beyond a cap of a tenth");
    assert_eq!(now.pool.moved_in(now.epoch), 0);
    // She has paid the floor on it, which the others get.
    assert!(price * 1_000_000 >= (idle - backing / 20) / 2 * 700, "{price} for {idle}");
    assert!(worth(&mut world).await >= before);
    let shares = world.bank.shares_in(alice.tokens).await;
    world.redeem(&alice, shares / 2).await.expect("Alice leaves at once");
}

/// Whether a validator with its weight keeps its stake.
async fn take_stake_refused(world: &mut World, mallory: &Holder) -> bool {
    let shares = world.deposit(mallory, 200 * SOL).await.expect("a deposit").returned();
    let new_stake = world.empty_stake(mallory).await;
    let result = world.redeem_stake(mallory, new_stake, 0, shares).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    result.is_err()
}

#[tokio::test]
async fn the_admins_thief_takes_the_epochs_reward_with_the_stake_below_its_price() {
    let (mut world, alice, mallory) = world().await;
    let before = worth(&mut world).await;
    for (parameter, value) in
        [(Parameter::ExitFloor, 100), (Parameter::ExitCeiling, 100), (Parameter::MaxCommission, 0)]
    {
        world.propose_change(parameter, value).await.expect("what protects");
    }
    // Those with a commission are flagged by anybody, and a flagged validator gives all.
    world.move_to(999_000).await;
    for index in [1, 2] {
        world.flag(index).await.expect("a fact");
    }
    let tracked = world.snapshot().await.entries[1].tracked;
    let price = take_stake(&mut world, &mallory, 1).await;
    // The floor of 1 bp twice, for an epoch's reward of 4: what she gains the others lose.
    let reward = tracked / 10_000 * 4;
    assert!(price < reward && price >= tracked / 10_000, "{price} for {reward}");
    assert!(worth(&mut world).await >= before, "no principal");
    let shares = world.bank.shares_in(alice.tokens).await;
    world.redeem(&alice, shares / 4).await.expect("Alice leaves at once");
    world.order(&alice, 1, shares / 4).await.expect("or by a ticket");
}
