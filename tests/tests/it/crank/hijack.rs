//! Strangers who fund the pool's addresses, before and after it uses them.

use solana_pubkey::Pubkey;
use tidepool::{error::TidepoolError, state::ValidatorEntry};
use tidepool_tests::{SOL, World, assert_refused};

/// Lamports that the update of the next epoch observes beyond what the stake accounts in use
/// hold more than is tracked.
async fn observed_in_next_epoch(world: &mut World) -> (i64, i64) {
    world.next_epoch().await;
    let before = world.snapshot().await;
    let held = world.bank.sum(&before.stake_accounts()).await;
    world.update_validators().await.expect("all validators");
    let observed = world.snapshot().await.pool.rate.observed;
    (observed, i64::try_from(held - before.header.total_tracked).expect("lamports"))
}

#[tokio::test]
async fn a_funded_address_of_a_merged_transient_does_not_count() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    let old = world.snapshot().await.entries[0].transient;
    world.next_epoch().await;
    world.update().await;
    world.bank.give(old, 50 * SOL).await;

    world.next_epoch().await;
    let entry = world.snapshot().await.entries[0];
    let revived = ValidatorEntry { transient: old, ..entry };
    let update = world.pool.update_validators(&[(0, revived)]);
    let result = world.send(&[update], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAccount);
    let held = world.bank.lamports(entry.stake).await;
    world.update().await;
    let entry = world.snapshot().await.entries[0];
    assert_eq!(entry.tracked, held, "without the fifty SOL");

    // The next transient has an address of its own.
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let accounts = world.accounts_of(0).await;
    let reused = tidepool_client::ValidatorAccounts { transient: old, ..accounts };
    let delegate = world.pool.delegate(&reused);
    let result = world.send(&[delegate], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAddress);
    world.delegate(0).await.expect("another transient");
    assert_ne!(world.snapshot().await.entries[0].transient, old);
}

#[tokio::test]
async fn a_funded_next_main_address_blocks_nothing_and_the_surplus_is_a_gain() {
    for lamports in [890_880, 3 * SOL] {
        let (mut world, _) = World::deposited().await;
        let next = world.accounts_of(0).await.stake;
        world.bank.give(next, lamports).await;
        world.move_to(950_000).await;
        let moved = world.delegate(0).await.expect("a delegation").returned();
        let entry = world.snapshot().await.entries[0];
        assert_eq!((entry.stake, entry.tracked), (next, moved));
        assert_eq!(world.bank.lamports(next).await, moved + lamports);
        let (observed, surplus) = observed_in_next_epoch(&mut world).await;
        assert_eq!(observed, surplus);
        assert!(surplus >= i64::try_from(lamports).expect("lamports"));
    }
}

#[tokio::test]
async fn a_funded_next_transient_address_blocks_neither_direction() {
    for inwards in [true, false] {
        let (mut world, alice) = World::staked().await;
        let next = world.accounts_of(0).await.transient;
        world.bank.give(next, 3 * SOL).await;
        if inwards {
            world.deposit(&alice, 300 * SOL).await.expect("a deposit");
        } else {
            world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
        }
        world.move_to(950_000).await;
        let done = if inwards { world.delegate(0).await } else { world.undelegate(0).await };
        assert!(done.expect("a movement").returned() > 0);
        assert_eq!(world.snapshot().await.entries[0].transient, next);
        let (observed, surplus) = observed_in_next_epoch(&mut world).await;
        assert_eq!(observed, surplus);
        assert!(surplus >= i64::try_from(3 * SOL).expect("lamports"));
        assert_eq!(world.snapshot().await.entries[0].transient, Pubkey::default(), "settled");
    }
}

#[tokio::test]
async fn lamports_sent_to_a_stake_that_is_recalled_reach_the_reserve_as_a_gain() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    let moved = world.delegate(0).await.expect("a delegation").returned();
    let main = world.snapshot().await.entries[0].stake;
    world.bank.give(main, 2 * SOL).await;
    world.order(&alice, 1, 900 * SOL).await.expect("a ticket");
    let before = world.snapshot().await;
    world.undelegate(0).await.expect("a recall");
    let now = world.snapshot().await;
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve + moved, "tracked");
    assert_eq!(now.reserve_lamports, before.reserve_lamports + moved + 2 * SOL, "held");
    world.next_epoch().await;
    world.update().await;
    let after = world.snapshot().await;
    let fees = now.pool.rate.pending_fees;
    assert_eq!(after.pool.rate.backing, now.pool.rate.backing + fees + 2 * SOL);
}

#[tokio::test]
async fn nor_are_they_taken_from_what_is_tracked_in_the_main_account() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let before = world.snapshot().await;
    let moved = world.delegate(0).await.expect("a transient").returned();
    let transient = world.snapshot().await.entries[0].transient;
    world.bank.give(transient, 2 * SOL).await;
    world.order(&alice, 1, 400 * SOL).await.expect("a ticket");
    world.undelegate(0).await.expect("a recall");
    let now = world.snapshot().await;
    assert_eq!(now.entries[0].tracked, before.entries[0].tracked);
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve);
    assert_eq!(now.reserve_lamports, before.reserve_lamports + 2 * SOL, "held: {moved}");
}
