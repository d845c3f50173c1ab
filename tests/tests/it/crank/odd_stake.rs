//! Stake accounts in states that the program did not give them. Edited throughout: only a
//! restart of the cluster or a broken stake program makes them.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::StakeStateV2;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

/// Takes the delegation away from the first validator's main account, as a restart of the
/// cluster from an older snapshot may.
async fn undo_delegation(world: &mut World) -> Pubkey {
    let main = world.snapshot().await.entries[0].stake;
    let meta = world.bank.stake_state(main).await.meta().expect("a meta");
    world.bank.edit_stake_state(main, &StakeStateV2::Initialized(meta)).await;
    main
}

/// What the first validator's entry tracks after the next epoch's update.
async fn tracked_after_an_epoch(world: &mut World) -> u64 {
    world.next_epoch().await;
    world.update().await;
    world.snapshot().await.entries[0].tracked
}

#[tokio::test]
async fn an_undelegated_account_counts_what_was_tracked_and_comes_home() {
    let (mut world, _) = World::staked().await;
    let main = undo_delegation(&mut world).await;
    let before = world.snapshot().await;
    let tracked = before.entries[0].tracked;
    world.bank.give(main, SOL).await;
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    let now = world.snapshot().await;
    assert_eq!((now.entries[0].tracked, now.entries[0].stake), (0, Pubkey::default()));
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve + tracked);
    // The gift is held and not yet counted: it is a gain of the update.
    assert_eq!(now.reserve_lamports, now.pool.rate.reserve + SOL);
}

#[tokio::test]
async fn a_delegation_to_another_validator_counts_what_was_tracked() {
    let (mut world, _) = World::staked().await;
    let now = world.snapshot().await;
    let (main, tracked) = (now.entries[0].stake, now.entries[0].tracked);
    let other = now.entries[1].vote;
    world.bank.edit_stake(main, |_, stake| stake.delegation.voter_pubkey = other).await;
    world.bank.give(main, SOL).await;
    assert_eq!(tracked_after_an_epoch(&mut world).await, tracked);
}

#[tokio::test]
async fn an_undecodable_account_counts_what_was_tracked() {
    let (mut world, _) = World::staked().await;
    let now = world.snapshot().await;
    let (main, tracked) = (now.entries[0].stake, now.entries[0].tracked);
    world.bank.edit_with(main, |account| account.data.fill(0xff)).await;
    assert_eq!(tracked_after_an_epoch(&mut world).await, tracked);
}

#[tokio::test]
async fn an_account_under_a_foreign_authority_is_lost_and_forgotten() {
    for (staker, withdrawer) in [(true, false), (false, true), (true, true)] {
        let (mut world, _) = World::staked().await;
        let now = world.snapshot().await;
        let main = now.entries[0].stake;
        let thief = Pubkey::new_unique();
        let steal = |meta: &mut solana_stake_interface::state::Meta| {
            if staker {
                meta.authorized.staker = thief;
            }
            if withdrawer {
                meta.authorized.withdrawer = thief;
            }
        };
        world.bank.edit_stake(main, |meta, _| steal(meta)).await;
        assert_eq!(tracked_after_an_epoch(&mut world).await, 0);
        let after = world.snapshot().await;
        assert!(!after.entries[0].has_stake());
        assert!(after.pool.rate.loss_carry > now.entries[0].tracked / 1_000 * 999);
        world.move_stake().await;
        assert_ne!(world.snapshot().await.entries[0].stake, main, "a new account");
    }
}

#[tokio::test]
async fn an_account_of_another_program_is_lost() {
    let (mut world, _) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    world.next_epoch().await;
    world.bank.edit_with(main, |account| account.owner = Pubkey::new_unique()).await;
    world.update().await;
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.tracked, entry.stake), (0, Pubkey::default()));
}

#[tokio::test]
async fn stake_neither_leaves_nor_joins_an_odd_main_account() {
    let (mut world, alice) = World::staked().await;
    undo_delegation(&mut world).await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_refused(&world.delegate(0).await, TidepoolError::UnexpectedStakeState);
    world.set_weight(0, 0).await.expect("no weight");
    assert_refused(&world.undelegate(0).await, TidepoolError::UnexpectedStakeState);
}

#[tokio::test]
async fn nor_an_odd_transient() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    let transient = world.snapshot().await.entries[0].transient;
    let meta = world.bank.stake_state(transient).await.meta().expect("a meta");
    world.bank.edit_stake_state(transient, &StakeStateV2::Initialized(meta)).await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    assert_refused(&world.delegate(0).await, TidepoolError::UnexpectedStakeState);
    world.set_weight(0, 0).await.expect("no weight");
    assert_refused(&world.undelegate(0).await, TidepoolError::UnexpectedStakeState);
}
