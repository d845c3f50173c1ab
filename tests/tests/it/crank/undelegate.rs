//! Taking stake back from a validator.

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Holder, SOL, World, WorldOptions, assert_refused};

const STAKE_RENT: u64 = 2_282_880;

/// Undelegates where nothing is to be done.
async fn assert_nothing(world: &mut World, index: u32) {
    let before = world.all_bytes().await;
    let receipt = world.undelegate(index).await.expect("nothing is no error");
    assert_eq!(receipt.returned(), 0);
    assert!(before == world.all_bytes().await);
}

#[tokio::test]
async fn what_tickets_lack_is_split_off_and_cools() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let before = world.snapshot().await;
    let (main, held) = (before.entries[0].stake, world.bank.sum(&[before.entries[0].stake]).await);
    let lamports = world.undelegate(0).await.expect("an undelegation").returned();
    let now = world.snapshot().await;
    let entry = now.entries[0];
    assert_eq!(world.bank.lamports(main).await, held - lamports);
    assert_eq!(world.bank.lamports(entry.transient).await, lamports + STAKE_RENT);
    assert_eq!((entry.cooling, now.header.cooling), (lamports + STAKE_RENT, lamports + STAKE_RENT));
    assert_eq!(entry.tracked, before.entries[0].tracked + STAKE_RENT);
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve - STAKE_RENT);
    let delegation = world.bank.delegation(entry.transient).await;
    assert_eq!((delegation.deactivation_epoch, delegation.stake), (15, lamports));
    assert_eq!(world.bank.delegation(main).await.deactivation_epoch, u64::MAX);
    // Already on its way.
    assert_nothing(&mut world, 0).await;
}

#[tokio::test]
async fn all_validators_together_serve_the_shortfall_past_the_movement_cap() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 600 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let now = world.snapshot().await;
    let rate = now.pool.rate;
    let payable = rate.reserve - (SOL + 890_880);
    let shortfall = rate.backing / 50 + rate.ticket_debt - payable;
    assert!(shortfall > rate.backing / 10 * 5, "five times the cap");
    let mut served = 0;
    for index in [1, 2, 0] {
        served += world.undelegate(index).await.expect("an undelegation").returned();
    }
    assert!(served >= shortfall && served <= shortfall + 3 * STAKE_RENT, "{served} {shortfall}");
    let now = world.snapshot().await;
    assert_eq!(now.pool.moved_in(15), 0, "none of it counts against the cap");
    let remaining: Vec<_> = now.entries.iter().map(|entry| entry.tracked - entry.cooling).collect();
    let fair = remaining.iter().sum::<u64>() / 3;
    assert!(remaining.iter().all(|rest| rest.abs_diff(fair) <= 2 * SOL), "{remaining:?}");
}

#[tokio::test]
async fn a_main_account_without_a_legal_rest_cools_whole_and_comes_home() {
    let mut world = World::new().await;
    let alice = world.holder(20 * SOL).await;
    world.deposit(&alice, 6 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    let main = world.snapshot().await.entries[0].stake;
    let held = world.bank.lamports(main).await;
    assert!(held < 3 * SOL);
    world.order(&alice, 1, 6 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    assert_eq!(world.undelegate(0).await.expect("an undelegation").returned(), held);
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.cooling, entry.transient), (held, Pubkey::default()));
    assert_eq!(world.bank.delegation(main).await.deactivation_epoch, 15);
    assert_nothing(&mut world, 0).await;
    world.undelegate(1).await.expect("an undelegation");
    world.undelegate(2).await.expect("an undelegation");
    world.next_epoch().await;
    world.update().await;
    assert!(world.bank.account(main).await.is_none());
    assert!(!world.snapshot().await.entries[0].has_stake());
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn a_split_takes_the_least_delegation_where_tickets_lack_less() {
    let parameters = Parameters { reserve_target: Millionths(0), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    world.deposit(&alice, SOL / 10).await.expect("a deposit that pays the rent");
    world.order(&alice, 1, SOL / 2).await.expect("a ticket");
    world.move_to(950_000).await;
    let rate = world.snapshot().await.pool.rate;
    let lacking = rate.ticket_debt + SOL + 890_880 - rate.reserve;
    assert!(0 < lacking && lacking < SOL);
    let served = world.undelegate(0).await.expect("an undelegation").returned();
    assert_eq!(served, SOL);
    // And that is enough for all.
    for index in [1, 2] {
        assert_nothing(&mut world, index).await;
    }
}

#[tokio::test]
async fn where_the_reserve_can_pay_less_than_the_least_delegation_need_not_move() {
    let (mut world, alice) = World::staked().await;
    world.move_to(950_000).await;
    world.order(&alice, 1, SOL / 2).await.expect("a ticket");
    let rate = world.snapshot().await.pool.rate;
    let lacking = rate.backing / 50 + rate.ticket_debt + SOL + 890_880 - rate.reserve;
    assert!(lacking < rate.backing / 50, "only the reserve's target lacks");
    assert!(lacking < SOL);
    assert_nothing(&mut world, 0).await;
}

#[tokio::test]
async fn where_nothing_lacks_nothing_happens() {
    let (mut world, alice) = World::staked().await;
    let newcomer = world.bank.validator(0, 0).await;
    let idle = world.add_validator(newcomer).await.expect("a place");
    world.move_to(950_000).await;
    for index in 0..3 {
        assert_nothing(&mut world, index).await;
    }
    // Much is lacking, but this validator has nothing, and that one is on its way already.
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    assert_nothing(&mut world, idle).await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited, see `settling`.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    assert_nothing(&mut world, 0).await;
}

/// A world whose reserve has nothing that may leave.
async fn world_without_reserve() -> (World, Holder) {
    let parameters = Parameters { reserve_target: Millionths(0), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    assert_eq!(world.snapshot().await.reserve_lamports, SOL + 890_880, "all is staked");
    (world, alice)
}

#[tokio::test]
async fn rebalancing_waits_for_a_deposit_of_a_transients_rent() {
    let (mut world, alice) = world_without_reserve().await;
    world.set_weight(0, 0).await.expect("a weight");
    world.move_to(950_000).await;
    assert_refused(&world.undelegate(0).await, TidepoolError::InsufficientReserve);
    world.deposit(&alice, STAKE_RENT - 1).await.expect("a deposit");
    assert_refused(&world.undelegate(0).await, TidepoolError::InsufficientReserve);
    world.deposit(&alice, 1).await.expect("a deposit");
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 0);
}

#[tokio::test]
async fn tickets_do_not_wait_for_a_transients_rent() {
    let (mut world, alice) = world_without_reserve().await;
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let main = world.snapshot().await.entries[0].stake;
    let whole = world.bank.lamports(main).await;
    assert_eq!(world.undelegate(0).await.expect("the whole account").returned(), whole);
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.stake, entry.cooling), (main, whole));
    // That is more than enough; the others have nothing to give but for balance.
    assert_refused(&world.undelegate(1).await, TidepoolError::InsufficientReserve);
    world.next_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
    // With something in the reserve, what is too much goes out again in parts.
    world.move_stake().await;
    assert!(world.snapshot().await.entries[0].tracked > whole / 2);
}
