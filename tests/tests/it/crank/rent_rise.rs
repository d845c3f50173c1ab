//! Rents rise: stake accounts that were made before stay usable.

use solana_instruction::error::InstructionError;
use solana_rent::Rent;
use solana_stake_interface::error::StakeError;
use tidepool_tests::{
    Holder, SOL, StakeProgram, World, WorldOptions, assert_refused_by, staker::STAKE_RENT,
};

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
    let rise = double_rent(&mut world);
    (world, alice, rise)
}

/// Doubles rents; returns by how many lamports a stake account's rises.
fn double_rent(world: &mut World) -> u64 {
    let rent = Rent { lamports_per_byte: 2 * Rent::default().lamports_per_byte, ..Rent::default() };
    world.bank.context.set_sysvar(&rent);
    rent.minimum_balance(200) - STAKE_RENT
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
async fn stake_that_becomes_a_main_account_keeps_the_rent_of_now() {
    let mut world = World::new().await;
    let bob = world.holder(100 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&bob, vote, 50 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    let rise = double_rent(&mut world);
    world.bank.give(account, rise + SOL).await;
    let stake = world.bank.delegation(account).await.stake;
    let result = world.deposit_stake(&bob, account, 1).await;
    if StakeProgram::running() == StakeProgram::V1_0_1 {
        // It splits an account whole only with the rent of its creation, to the lamport.
        let refusal = InstructionError::Custom(StakeError::InsufficientStake as u32);
        return assert_refused_by(&result, &refusal);
    }
    result.expect("a deposit");
    let entry = world.snapshot().await.entries[1];
    assert_eq!(entry.tracked, stake + STAKE_RENT + rise, "all but the surplus");
    assert_eq!(world.bank.lamports(entry.stake).await, entry.tracked);
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
