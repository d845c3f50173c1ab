//! The rent that accounts need falls and rises; only what can be paid out follows it. The
//! sysvar is edited: clusters change it by feature gates.

use solana_instruction::error::InstructionError;
use solana_rent::Rent;
use tidepool_tests::{Holder, SOL, Snapshot, StakeProgram, World, assert_refused_by};

const OLD_STAKE_RENT: u64 = 2_282_880;

/// Multiplies the rent by `numerator / 2`.
fn change_rent(world: &mut World, numerator: u64) -> u64 {
    let old = Rent::default();
    let rent = Rent { lamports_per_byte: old.lamports_per_byte * numerator / 2, ..old };
    world.bank.context.set_sysvar(&rent);
    rent.minimum_balance(200)
}

/// Value is all lamports: nothing is gained or lost by another rent.
fn assert_same_value(before: &Snapshot, after: &Snapshot) {
    assert_eq!(before.pool.rate.backing, after.pool.rate.backing);
    assert_eq!(before.header.total_tracked, after.header.total_tracked);
    assert_eq!(before.pool.rate.reserve, after.pool.rate.reserve);
}

/// Everything that moves stake, and a ticket that is paid from it. The ticket is ordered under
/// the old rent, because the bank itself knows no other.
async fn stake_goes_round(world: &mut World, alice: &Holder, nonce: u64, numerator: u64) {
    change_rent(world, 2);
    world.order(alice, nonce, 300 * SOL).await.expect("a ticket");
    change_rent(world, numerator);
    world.deposit(alice, 500 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.entries.iter().all(|entry| !entry.has_transient()));
    world.claim(alice, nonce).await.expect("a claim");
    world.set_weight(0, 50).await.expect("a weight");
    world.turn_epoch().await;
    world.update().await;
    world.set_weight(0, 100).await.expect("a weight");
    let empty = world.empty_stake(alice).await;
    world.bank.give(empty, OLD_STAKE_RENT).await;
    world.redeem_stake(alice, empty, 1, 2 * SOL).await.expect("stake");
}

#[tokio::test]
async fn stake_moves_and_nothing_is_gained_or_lost_under_half_and_double_the_rent() {
    for numerator in [1, 4] {
        let (mut world, alice) = World::staked().await;
        let before = world.snapshot().await;
        let rent = change_rent(&mut world, numerator);
        assert_eq!(rent, OLD_STAKE_RENT * numerator / 2);
        world.update().await;
        assert_same_value(&before, &world.snapshot().await);
        stake_goes_round(&mut world, &alice, 1, numerator).await;
        // And back again, with accounts of both rents.
        stake_goes_round(&mut world, &alice, 2, 2).await;
        world.remove_validator(0).await.expect("a removal");
        while world.snapshot().await.entries[0].tracked > 0 {
            world.turn_epoch().await;
            world.update().await;
        }
        world.prune(0).await.expect("an empty validator");
    }
}

#[tokio::test]
async fn a_new_transient_pays_the_rent_of_now() {
    for numerator in [1, 4] {
        let (mut world, alice) = World::staked().await;
        world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
        let rent = change_rent(&mut world, numerator);
        world.move_to(950_000).await;
        if rent > OLD_STAKE_RENT && StakeProgram::running() != StakeProgram::V1_0_1 {
            // Until the next update the stake program splits no account that lacks the new
            // rent; anybody can give it the difference.
            let result = world.undelegate(0).await;
            assert_refused_by(&result, &InstructionError::InsufficientFunds);
            let main = world.snapshot().await.entries[0].stake;
            world.bank.give(main, rent - OLD_STAKE_RENT).await;
        }
        let before = world.snapshot().await;
        let cooling = world.undelegate(0).await.expect("a split").returned();
        let now = world.snapshot().await;
        assert_eq!(before.pool.rate.reserve - now.pool.rate.reserve, rent);
        assert_eq!(now.entries[0].cooling, cooling + rent);
        assert_eq!(world.bank.lamports(now.entries[0].transient).await, cooling + rent);
        world.deposit(&alice, 3_000 * SOL).await.expect("a deposit");
        let taken = world.delegate(0).await.expect("taken back").returned();
        assert_eq!(taken, cooling + rent);
    }
}
