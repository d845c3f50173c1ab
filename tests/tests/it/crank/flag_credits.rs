//! A validator that does not vote is flagged after a whole epoch, and no sooner.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, WorldOptions, assert_refused};

/// The first validator votes in every epoch, the second never.
async fn world() -> World {
    let validators = vec![(0, 1_000), (0, 0)];
    World::with(WorldOptions { validators, ..WorldOptions::default() }).await
}

async fn flag(world: &mut World, index: u32) -> bool {
    world.flag(index).await.expect("an answer").returned() == 1
}

#[tokio::test]
async fn nobody_is_judged_in_the_first_two_epochs() {
    let mut world = world().await;
    for epoch in 14..16 {
        assert_eq!(world.bank.clock().await.epoch, epoch);
        assert!(!flag(&mut world, 1).await, "too young in {epoch}");
        world.next_epoch().await;
    }
    // In the first slot of the third epoch, whether anybody cranked or not.
    assert!(flag(&mut world, 1).await);
    assert!(!flag(&mut world, 0).await, "it voted");
}

#[tokio::test]
async fn the_wait_begins_with_the_entry_and_not_with_the_pool() {
    let mut world = world().await;
    for _ in 0..3 {
        world.next_epoch().await;
    }
    let late = world.bank.validator(0, 0).await;
    let index = world.add_validator(late).await.expect("a place");
    for _ in 0..2 {
        assert!(!flag(&mut world, index).await);
        world.next_epoch().await;
    }
    assert!(flag(&mut world, index).await);
}

#[tokio::test]
async fn one_credit_in_this_epoch_clears_the_flag_and_lasts_until_the_end_of_the_next() {
    let mut world = world().await;
    let vote = world.validators[1].vote;
    world.next_epoch().await;
    world.next_epoch().await;
    assert!(flag(&mut world, 1).await);
    world.bank.context.increment_vote_account_credits(&vote, 1);
    assert!(!flag(&mut world, 1).await, "voted in this epoch");
    world.next_epoch().await;
    assert!(!flag(&mut world, 1).await, "voted in the last whole epoch");
    world.next_epoch().await;
    assert!(flag(&mut world, 1).await, "not since");
}

#[tokio::test]
async fn a_flagged_validator_gets_nothing_and_the_others_get_its_share() {
    let mut world = world().await;
    let alice = world.holder(2_000 * SOL).await;
    let stake = world.own_stake(&alice, world.validators[1].vote, 5 * SOL).await;
    world.next_epoch().await;
    world.next_epoch().await;
    assert!(flag(&mut world, 1).await);
    world.update().await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_eq!(world.delegate(1).await.expect("nothing").returned(), 0);
    assert!(world.delegate(0).await.expect("a delegation").returned() > 975 * SOL);
    assert!(!world.snapshot().await.entries[1].has_stake());
    assert_refused(&world.deposit_stake(&alice, stake, 1).await, TidepoolError::ValidatorFlagged);
}

#[tokio::test]
async fn a_flag_is_said_while_rewards_are_paid_and_in_a_stale_pool() {
    let mut world = world().await;
    world.cross_boundary().await;
    world.cross_boundary().await;
    assert!(flag(&mut world, 1).await, "two epochs without an update");
    assert_eq!(world.snapshot().await.header.sum_weights, 100);
}
