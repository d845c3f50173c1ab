//! Rents rise: stake accounts that were made before stay usable.

use solana_rent::Rent;
use tidepool_tests::{Holder, SOL, World, WorldOptions, staker::STAKE_RENT};

/// A world with active stake, in whose next epoch rents have doubled.
///
/// The sysvar is edited: a cluster changes it by a feature's activation.
async fn risen() -> (World, Holder, u64) {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.next_epoch().await;
    let rent = Rent { lamports_per_byte: 2 * Rent::default().lamports_per_byte, ..Rent::default() };
    let rise = rent.minimum_balance(200) - STAKE_RENT;
    world.bank.context.set_sysvar(&rent);
    (world, alice, rise)
}

#[tokio::test]
async fn the_update_pays_the_rise_from_the_reserve() {
    let (mut world, _, rise) = risen().await;
    let before = world.snapshot().await;
    world.update_validators().await.expect("all validators");
    let after = world.snapshot().await;
    let lacking = 3 * rise;
    assert_eq!(before.pool.rate.reserve - after.pool.rate.reserve, lacking);
    assert_eq!(before.pool.rate.backing, after.pool.rate.backing);
    for entry in &after.entries {
        let stake = world.bank.delegation(entry.stake).await.stake;
        assert_eq!(world.bank.lamports(entry.stake).await, stake + STAKE_RENT + rise);
    }
}

#[tokio::test]
async fn a_second_look_pays_nothing_more() {
    let (mut world, _, _) = risen().await;
    world.update().await;
    let before = world.all_bytes().await;
    world.update_validators().await.expect("all validators");
    assert!(before == world.all_bytes().await);
}

#[tokio::test]
async fn after_the_update_stake_can_be_split_in_both_ways() {
    let (mut world, alice, rise) = risen().await;
    world.update().await;
    let empty = world.empty_stake(&alice).await;
    world.bank.give(empty, rise).await;
    world.redeem_stake(&alice, empty, 1, 20 * SOL).await.expect("an exit");
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 0);
}

#[tokio::test]
async fn a_reserve_that_cannot_pay_it_blocks_nothing() {
    let mut options = WorldOptions::default();
    options.parameters.reserve_target.0 = 0;
    let mut world = World::with(options).await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 900 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.next_epoch().await;
    let rent =
        Rent { lamports_per_byte: 1_000 * Rent::default().lamports_per_byte, ..Rent::default() };
    world.bank.context.set_sysvar(&rent);
    let before = world.snapshot().await;
    world.update().await;
    let after = world.snapshot().await;
    assert_eq!(before.pool.rate.reserve, after.pool.rate.reserve);
    world.order(&alice, 1, SOL).await.expect("a ticket");
}
