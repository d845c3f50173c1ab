//! Telling a validator to leave.

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, WorldOptions, assert_refused, vote::state_v4};

#[tokio::test]
async fn only_the_admin_may() {
    let mut world = World::new().await;
    let stranger = world.bank.wallet(SOL).await;
    let vote = world.validators[0].vote;
    let remove = world.pool.remove_validator(stranger.pubkey(), 0, vote);
    let result = world.send(&[remove], &[&stranger]).await;
    assert_refused(&result, TidepoolError::NotAdmin);
}

#[tokio::test]
async fn index_and_vote_must_belong_together() {
    let mut world = World::new().await;
    let admin = world.admin.insecure_clone();
    let votes: Vec<_> = world.validators.iter().map(|validator| validator.vote).collect();
    for (index, vote, expected) in [
        (1, votes[0], TidepoolError::ValidatorMismatch),
        (0, Pubkey::default(), TidepoolError::ValidatorMismatch),
        (3, votes[0], TidepoolError::NoSuchValidator),
        (3, Pubkey::default(), TidepoolError::NoSuchValidator),
        (u32::MAX, votes[0], TidepoolError::NoSuchValidator),
    ] {
        let remove = world.pool.remove_validator(admin.pubkey(), index, vote);
        assert_refused(&world.send(&[remove], &[&admin]).await, expected);
    }
}

#[tokio::test]
async fn the_weight_is_gone_for_good() {
    let mut world = World::new().await;
    world.remove_validator(1).await.expect("a removal");
    let now = world.snapshot().await;
    assert_eq!((now.entries[1].weight, now.header.sum_weights), (0, 200));
    assert!(now.entries[1].is_leaving() && now.header.count == 3);
    assert_refused(&world.remove_validator(1).await, TidepoolError::ValidatorLeaving);
    for weight in [0, 1] {
        let result = world.set_weight(1, weight).await;
        assert_refused(&result, TidepoolError::ValidatorLeaving);
    }
    let validator = world.validators[1];
    assert_refused(&world.add_validator(validator).await, TidepoolError::ValidatorAlreadyListed);
}

#[tokio::test]
async fn a_flag_and_a_removal_do_not_count_a_weight_twice() {
    let mut world = World::new().await;
    let vote = world.validators[0].vote;
    let real = world.bank.account(vote).await.expect("a vote account");
    // Edited: the vote program lets no commission rise in the second half of an epoch.
    world.bank.edit_vote_state(vote, &state_v4(vote, 1_001)).await;
    world.flag(0).await.expect("a flag");
    world.remove_validator(0).await.expect("a removal");
    assert_eq!(world.snapshot().await.header.sum_weights, 200);
    world.bank.edit(vote, real);
    world.flag(0).await.expect("no flag");
    let now = world.snapshot().await;
    assert_eq!(now.header.sum_weights, 200, "still leaving");
    assert!(now.entries[0].is_leaving() && !now.entries[0].is_flagged());
}

#[tokio::test]
async fn a_leaving_validator_gets_no_stake_from_anybody() {
    let (mut world, alice) = World::staked().await;
    let stake = world.own_stake(&alice, world.validators[0].vote, 5 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.remove_validator(0).await.expect("a removal");
    let result = world.deposit_stake(&alice, stake, 0).await;
    assert_refused(&result, TidepoolError::ValidatorLeaving);
    world.deposit(&alice, 500 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_eq!(world.delegate(0).await.expect("nothing").returned(), 0);
}

#[tokio::test]
async fn its_stake_leaves_over_some_epochs_under_the_cap() {
    let (mut world, _) = World::staked().await;
    world.remove_validator(0).await.expect("a removal");
    let mut epochs = 0;
    while world.snapshot().await.entries[0].tracked > 0 {
        world.move_to(950_000).await;
        let cap = world.snapshot().await.pool.rate.backing / 10;
        let moved = world.undelegate(0).await.expect("an undelegation").returned();
        assert!(moved > 0 && moved <= cap, "{moved} of {cap}");
        world.move_stake_in_window().await;
        world.next_epoch().await;
        world.update().await;
        epochs += 1;
    }
    assert_eq!(epochs, 4, "a third of the pool, a tenth at a time");
    world.prune(0).await.expect("an empty validator");
}

#[tokio::test]
async fn it_leaves_small_pools_too_where_the_cap_is_below_the_least_delegation() {
    for (deposit, count) in [(3, 1), (4, 1), (6, 3), (9, 3), (12, 3)] {
        let validators = vec![(0, 1_000); count];
        let options = WorldOptions { validators, ..WorldOptions::default() };
        let mut world = World::with(options).await;
        let alice = world.holder(100 * SOL).await;
        world.deposit(&alice, deposit * SOL).await.expect("a deposit");
        world.turn_epoch().await;
        world.update().await;
        assert!(world.snapshot().await.entries[0].tracked > SOL);
        world.remove_validator(0).await.expect("a removal");
        let mut epochs = 0;
        while world.snapshot().await.entries[0].tracked > 0 {
            assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotEmpty);
            world.move_stake().await;
            world.next_epoch().await;
            world.update().await;
            epochs += 1;
            assert!(epochs <= 5, "{deposit} SOL do not leave");
        }
        world.prune(0).await.expect("an empty validator");
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
}
