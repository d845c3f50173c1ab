//! Stake that changes by its own account, in an epoch in which the stake history knows of nobody
//! who asked for a change: the stake program never carries it out.

use tidepool_tests::{SOL, World, leap::STAKE_HISTORY};

#[tokio::test]
async fn a_deactivation_that_the_history_does_not_know_blocks_nobody() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited after the boundary: a cluster that restarts from an edited snapshot may have such
    // an account. Where it counted as cooled, its sweep would fail, and the update with it.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    for nonce in 1..3 {
        world.update().await;
        let entry = world.snapshot().await.entries[0];
        assert!(entry.stake == main && entry.tracked > 320 * SOL, "left alone: {entry:?}");
        world.order(&alice, nonce, SOL).await.expect("a ticket");
        world.next_epoch().await;
    }
}

#[tokio::test]
async fn an_activation_that_the_history_does_not_know_blocks_nobody() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    world.next_epoch().await;
    world.cross_boundary().await;
    world.bank.finish_rewards();
    let entry = world.snapshot().await.entries[0];
    // Edited, as above: in epoch 16 nobody asked to become active.
    world.bank.edit_stake(entry.transient, |_, stake| stake.delegation.activation_epoch = 16).await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.transient), (entry.stake, entry.transient), "left alone");
}

/// The history has 512 entries. The epoch of the delegation is the first that it lacks: beyond its
/// end are no bytes to look at, and nobody warms up for so long.
#[tokio::test]
async fn what_the_history_has_just_forgotten_is_long_done() {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    let (delegated, now) =
        (world.bank.delegation(main).await.activation_epoch, world.snapshot().await.epoch);
    world.leap(delegated + 513 - now).await;
    world.update().await;
    assert_eq!(world.snapshot().await.epoch, delegated + 513);
    let new_stake = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, new_stake, 0, 10 * SOL).await.expect("active stake");
}

/// A cluster that skipped an epoch: where its entry would stand is another's, in which everybody
/// could change. Were that one believed, the stake would count as cooled, and its sweep would fail.
#[tokio::test]
async fn an_epoch_that_the_history_skips_makes_nothing_certain() {
    const FIRST_SKIPPED: usize = 8 + 32;
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.cross_boundary().await;
    world.bank.finish_rewards();
    let before = world.snapshot().await;
    let entry = before.entries[0];
    world
        .bank
        .edit_stake(entry.stake, |_, stake| stake.delegation.deactivation_epoch = before.epoch - 2)
        .await;
    world
        .bank
        .edit_with(STAKE_HISTORY, |history| {
            let skipped = [before.epoch - 3, 1_000_000 * SOL, SOL, SOL].map(u64::to_le_bytes);
            let place = &mut history.data[FIRST_SKIPPED..FIRST_SKIPPED + 32];
            let known = u64::from_le_bytes(place[..8].try_into().expect("eight bytes"));
            assert_eq!(known, before.epoch - 2, "the entry that is replaced");
            place.copy_from_slice(skipped.as_flattened());
        })
        .await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert!(now.stake == entry.stake && now.tracked > 320 * SOL, "left alone: {now:?}");
}
