//! The guardian's pause of entries.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// A world in which Alice holds shares and payable tickets.
async fn world() -> (World, Holder) {
    let (world, alice, _) = world_with_stake().await;
    (world, alice)
}

/// The same, and an active stake account of hers.
async fn world_with_stake() -> (World, Holder, Pubkey) {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.order(&alice, 2, SOL).await.expect("another");
    let stake = world.own_stake(&alice, world.validators[0].vote, 5 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    (world, alice, stake)
}

/// The first epoch in which entries are open again, and the pauses in a row.
async fn pause(world: &mut World) -> (u64, u64) {
    let pause = world.snapshot().await.pool.pause;
    (pause.until, pause.in_a_row)
}

#[tokio::test]
async fn a_pause_closes_every_entry_and_no_exit() {
    let (mut world, alice, stake) = world_with_stake().await;
    world.pause().await.expect("a pause");

    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::EntriesPaused);
    let deposit = world.deposit_stake(&alice, stake, 0).await;
    assert_refused(&deposit, TidepoolError::EntriesPaused);
    assert_refused(&world.cancel(&alice, 1).await, TidepoolError::EntriesPaused);
    let quote = world.pool.quote_deposit(SOL);
    assert_refused(&world.send(&[quote], &[]).await, TidepoolError::EntriesPaused);

    world.redeem(&alice, SOL).await.expect("an instant exit");
    world.order(&alice, 3, SOL).await.expect("a ticket");
    world.claim(&alice, 2).await.expect("a payment");
    let quote = world.pool.quote_redeem(SOL);
    world.send(&[quote], &[]).await.expect("a quote");
    world.next_epoch().await;
    world.update().await;
    world.redeem(&alice, SOL).await.expect("an exit in the next epoch");
}

#[tokio::test]
async fn a_pause_expires_by_itself_after_five_epochs() {
    let (mut world, alice) = world().await;
    let now = world.snapshot().await.epoch;
    world.pause().await.expect("a pause");
    assert_eq!(pause(&mut world).await, (now + 5, 1));
    for epoch in now..now + 5 {
        world.reach_epoch(epoch).await;
        world.move_to(999_999).await;
        assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::EntriesPaused);
    }
    world.reach_epoch(now + 5).await;
    world.deposit(&alice, SOL).await.expect("open again");
}

#[tokio::test]
async fn a_pause_is_renewed_twice_and_then_rests_for_five_epochs() {
    let (mut world, alice) = world().await;
    let now = world.snapshot().await.epoch;
    world.pause().await.expect("the first");
    // At once, and in the last epoch of a pause: what counts is the renewal.
    world.pause().await.expect("the first renewal");
    assert_eq!(pause(&mut world).await, (now + 5, 2));
    world.reach_epoch(now + 4).await;
    world.pause().await.expect("the second renewal");
    assert_eq!(pause(&mut world).await, (now + 9, 3));
    for epoch in [now + 4, now + 8, now + 9, now + 13] {
        world.reach_epoch(epoch).await;
        assert_refused(&world.pause().await, TidepoolError::PauseExhausted);
    }
    world.deposit(&alice, SOL).await.expect("open since four epochs");
    world.reach_epoch(now + 14).await;
    world.pause().await.expect("a first one again");
    assert_eq!(pause(&mut world).await, (now + 19, 1));
}

#[tokio::test]
async fn a_pause_that_is_resumed_and_begun_anew_counts_as_renewed() {
    let (mut world, alice) = world().await;
    let now = world.snapshot().await.epoch;
    for count in [1, 2, 3] {
        world.pause().await.expect("a pause");
        assert_eq!(pause(&mut world).await, (now + 5, count));
        world.resume().await.expect("open");
        assert_eq!(pause(&mut world).await, (now, count));
        world.deposit(&alice, SOL).await.expect("a deposit");
    }
    assert_refused(&world.pause().await, TidepoolError::PauseExhausted);
    world.reach_epoch(now + 4).await;
    assert_refused(&world.pause().await, TidepoolError::PauseExhausted);
    world.reach_epoch(now + 5).await;
    world.pause().await.expect("a first one again");
}

#[tokio::test]
async fn the_guardian_or_the_admin_resumes_and_nobody_else_does() {
    let (mut world, _) = world().await;
    let (admin, strangers) =
        (world.admin.insecure_clone(), [Keypair::new(), world.treasury.insecure_clone()]);
    world.pause().await.expect("a pause");
    for stranger in &strangers {
        let resume = world.pool.resume(stranger.pubkey());
        assert_refused(&world.send(&[resume], &[stranger]).await, TidepoolError::NotGuardian);
        let pause = world.pool.pause_entries(stranger.pubkey());
        assert_refused(&world.send(&[pause], &[stranger]).await, TidepoolError::NotGuardian);
    }
    let pause_by_admin = world.pool.pause_entries(admin.pubkey());
    assert_refused(&world.send(&[pause_by_admin], &[&admin]).await, TidepoolError::NotGuardian);
    let resume = world.pool.resume(admin.pubkey());
    world.send(&[resume], &[&admin]).await.expect("open");
}

#[tokio::test]
async fn to_resume_what_is_open_changes_nothing() {
    let (mut world, _) = world().await;
    let before = world.pool_bytes().await;
    world.resume().await.expect("nothing to do");
    assert!(before == world.pool_bytes().await, "byte for byte");
    world.pause().await.expect("a pause");
    let end = pause(&mut world).await.0;
    world.reach_epoch(end).await;
    let before = world.pool_bytes().await;
    world.resume().await.expect("nothing to do");
    assert!(before == world.pool_bytes().await, "byte for byte");
}
