//! Moving what the reserve can spare to a validator.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::Lockup;
use tidepool_tests::{SOL, World, WorldOptions};

const STAKE_RENT: u64 = 2_282_880;

/// The default pool in the window of epoch 14 with a deposit and no stake yet.
async fn in_first_window() -> World {
    let (mut world, _) = World::deposited().await;
    world.move_to(950_000).await;
    world
}

/// `floor(weight * (B - T) / sum of weights)` and what the reserve can spare.
async fn target_and_spare(world: &mut World, weight: u64) -> (u64, u64) {
    let now = world.snapshot().await;
    let rate = now.pool.rate;
    let reserve_target = rate.backing / 50;
    let target = u128::from(rate.backing - reserve_target) * u128::from(weight)
        / u128::from(now.header.sum_weights);
    let free = rate.reserve - rate.ticket_debt - (SOL + 890_880);
    (u64::try_from(target).expect("lamports"), free.saturating_sub(reserve_target))
}

/// Delegates where nothing is to be done.
async fn assert_nothing(world: &mut World, index: u32) {
    let before = world.all_bytes().await;
    let receipt = world.delegate(index).await.expect("nothing is no error");
    assert_eq!(receipt.returned(), 0);
    assert!(before == world.all_bytes().await);
}

#[tokio::test]
async fn a_new_main_account_is_the_pools_and_delegated_to_the_validator() {
    let mut world = in_first_window().await;
    let (target, spare) = target_and_spare(&mut world, 100).await;
    assert!(target < spare);
    let before = world.snapshot().await;
    let moved = world.delegate(0).await.expect("a delegation").returned();
    assert_eq!(moved, target);
    let now = world.snapshot().await;
    let entry = now.entries[0];
    assert_eq!((entry.tracked, now.header.total_tracked), (target, target));
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve - target);
    assert_eq!(now.reserve_lamports, before.reserve_lamports - target);
    assert_eq!(world.bank.lamports(entry.stake).await, target);

    let meta = world.bank.stake_state(entry.stake).await.meta().expect("a meta");
    assert_eq!(meta.authorized.staker, world.pool.pool);
    assert_eq!(meta.authorized.withdrawer, world.pool.pool);
    assert_eq!(meta.lockup, Lockup::default());
    let delegation = world.bank.delegation(entry.stake).await;
    assert_eq!(delegation.voter_pubkey, entry.vote);
    assert_eq!((delegation.activation_epoch, delegation.deactivation_epoch), (14, u64::MAX));
}

#[tokio::test]
async fn the_last_validator_gets_what_is_left_above_the_reserve_target() {
    let mut world = in_first_window().await;
    world.delegate(0).await.expect("a delegation");
    world.delegate(1).await.expect("a delegation");
    let (target, spare) = target_and_spare(&mut world, 100).await;
    assert!(spare < target, "the locked SOL is part of the backing, and not to be spared");
    assert_eq!(world.delegate(2).await.expect("a delegation").returned(), spare);
    assert_nothing(&mut world, 0).await;
}

#[tokio::test]
async fn stake_follows_the_weights() {
    let mut world = in_first_window().await;
    for (index, weight) in [(0, 500), (1, 0), (2, 250)] {
        world.set_weight(index, weight).await.expect("a weight");
    }
    let (target, _) = target_and_spare(&mut world, 500).await;
    assert_eq!(world.delegate(0).await.expect("a delegation").returned(), target);
    assert_nothing(&mut world, 1).await;
    let (target, spare) = target_and_spare(&mut world, 250).await;
    let moved = world.delegate(2).await.expect("a delegation").returned();
    assert_eq!(moved, target.min(spare));
}

#[tokio::test]
async fn a_main_account_that_is_still_starting_is_topped_up() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    let first = world.delegate(0).await.expect("a delegation").returned();
    let main = world.snapshot().await.entries[0].stake;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    let second = world.delegate(0).await.expect("a top-up").returned();
    assert!(second > 99 * SOL / 100 * 98);
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.stake, entry.transient), (main, Pubkey::default()));
    assert_eq!(entry.tracked, first + second);
    assert_eq!(world.bank.lamports(main).await, first + second);
    let delegated = world.bank.delegation(main).await.stake;
    assert_eq!(delegated, first + second - 2_282_880, "all of it beyond the rent");
}

#[tokio::test]
async fn beside_an_active_main_account_a_transient_is_made_and_topped_up() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let before = world.snapshot().await.entries[0];
    let first = world.delegate(0).await.expect("a delegation").returned();
    let entry = world.snapshot().await.entries[0];
    assert_eq!(entry.stake, before.stake);
    assert_eq!(world.bank.lamports(entry.transient).await, first);
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    let second = world.delegate(0).await.expect("a top-up").returned();
    let after = world.snapshot().await.entries[0];
    assert_eq!(after.transient, entry.transient);
    assert_eq!(after.tracked, before.tracked + first + second);
    let delegated = world.bank.delegation(after.transient).await.stake;
    assert_eq!(delegated, first + second - 2_282_880);
}

#[tokio::test]
async fn an_account_is_made_from_the_least_delegation_and_its_rent_on() {
    // T is a fiftieth of the backing, which has the locked lamports in it too.
    let to_spare = |deposit: u64| deposit - (deposit + SOL + 890_880) / 50;
    // Deposits of which the reserve can spare one lamport less than that, and just that.
    for short in [1, 0] {
        let validators = vec![(0, 1_000)];
        let mut world = World::with(WorldOptions { validators, ..Default::default() }).await;
        let least = SOL + STAKE_RENT;
        let alice = world.holder(10 * SOL).await;
        let mut deposits = (50 * least + SOL) / 49..;
        let deposit = deposits.find(|deposit| to_spare(*deposit) == least - short);
        world.deposit(&alice, deposit.expect("one")).await.expect("a deposit");
        world.move_to(950_000).await;
        let (_, spare) = target_and_spare(&mut world, 100).await;
        assert_eq!(spare, least - short);
        if short > 0 {
            assert_nothing(&mut world, 0).await;
        } else {
            assert_eq!(world.delegate(0).await.expect("just enough").returned(), least);
        }
    }
}

#[tokio::test]
async fn where_nothing_can_be_added_nothing_happens() {
    let (mut world, alice) = World::staked().await;
    // A transient on its way out, which the ticket cannot do without.
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 0);
    assert_nothing(&mut world, 0).await;
    world.deposit(&alice, 900 * SOL).await.expect("a deposit");
    // A main account that somebody deactivated: edited, see `settling`.
    let main = world.snapshot().await.entries[1].stake;
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    assert_nothing(&mut world, 1).await;
    // A transient of the epoch before that could not be merged yet.
    world.delegate(2).await.expect("a transient");
    let transient = world.snapshot().await.entries[2].transient;
    world.bank.edit_stake(transient, |_, stake| stake.delegation.activation_epoch = 14).await;
    world.deposit(&alice, 900 * SOL).await.expect("a deposit");
    assert_nothing(&mut world, 2).await;
}
