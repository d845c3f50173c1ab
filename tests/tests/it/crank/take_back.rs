//! Stake that began to cool in this epoch stays where nobody needs it any more.

use solana_pubkey::Pubkey;
use tidepool_tests::{Holder, SOL, World};

/// A window in which a ticket of 300 SOL has made a part of the first validator's stake cool.
async fn cooling() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 90 * SOL);
    (world, alice)
}

/// Delegates to the first validator, which must take back all that cools there.
async fn assert_taken_back(world: &mut World) {
    let before = world.snapshot().await;
    let (entry, cooling) = (before.entries[0], before.entries[0].cooling);
    let recorded: Vec<_> = before
        .stake_accounts()
        .into_iter()
        .filter(|address| *address == entry.stake || *address == entry.transient)
        .collect();
    let held = world.bank.sum(&recorded).await;
    assert_eq!(world.delegate(0).await.expect("taken back").returned(), cooling);
    let now = world.snapshot().await;
    let after = now.entries[0];
    assert_eq!((after.stake, after.transient), (entry.stake, Pubkey::default()));
    assert_eq!((after.cooling, after.tracked), (0, entry.tracked));
    assert_eq!(after.transient_generation, entry.transient_generation, "never used again");
    assert_eq!(now.header.cooling, before.header.cooling - cooling);
    assert_eq!(now.reserve_lamports, before.reserve_lamports, "the reserve pays nothing");
    assert_eq!(world.bank.lamports(after.stake).await, held);
    let delegation = world.bank.delegation(after.stake).await;
    assert_eq!((delegation.activation_epoch, delegation.deactivation_epoch), (14, u64::MAX));
    if entry.has_transient() {
        assert!(world.bank.account(entry.transient).await.is_none(), "merged");
    }
}

#[tokio::test]
async fn stake_stays_when_the_ticket_is_cancelled() {
    let (mut world, alice) = cooling().await;
    // The ticket's fee waits for the update and lowers the targets a little until then.
    world.cancel(&alice, 1).await.expect("a cancellation");
    let old = world.snapshot().await.entries[0].transient;
    assert_taken_back(&mut world).await;
    // What it left is no reason for anything.
    let before = world.all_bytes().await;
    assert_eq!(world.undelegate(0).await.expect("nothing").returned(), 0);
    assert_eq!(world.delegate(0).await.expect("nothing").returned(), 0);
    assert!(before == world.all_bytes().await);
    // The next to cool in the same epoch has an address of its own.
    world.order(&alice, 2, 300 * SOL).await.expect("a ticket");
    assert!(world.undelegate(0).await.expect("a split").returned() > 90 * SOL);
    let entry = world.snapshot().await.entries[0];
    assert!(entry.has_transient() && entry.transient != old);
    assert_eq!(entry.transient_generation, 2);
}

#[tokio::test]
async fn stake_stays_when_a_deposit_pays_the_ticket() {
    let (mut world, alice) = cooling().await;
    world.undelegate(1).await.expect("an undelegation");
    let other = world.snapshot().await.entries[1].cooling;
    world.deposit(&alice, 2_000 * SOL).await.expect("a deposit");
    assert_taken_back(&mut world).await;
    let now = world.snapshot().await;
    assert_eq!((now.header.cooling, now.entries[1].cooling), (other, other), "the other's cools");
    // The deposit goes out in a second step, by a transient of its own.
    assert!(world.delegate(0).await.expect("a delegation").returned() > 500 * SOL);
    world.next_epoch().await;
    world.update().await;
    let header = world.snapshot().await.header;
    assert_eq!((header.cooling, header.cooled_unswept), (0, 0));
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn a_main_account_that_cools_whole_stays_whole() {
    let mut world = World::new().await;
    let alice = world.holder(50 * SOL).await;
    world.deposit(&alice, 6 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.order(&alice, 1, 6 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let held = world.undelegate(0).await.expect("the whole account").returned();
    world.cancel(&alice, 1).await.expect("a cancellation");
    world.deposit(&alice, SOL).await.expect("a deposit");
    assert_taken_back(&mut world).await;
    world.next_epoch().await;
    world.update().await;
    let entry = world.snapshot().await.entries[0];
    assert!(entry.has_stake() && entry.tracked >= held, "it stayed and earned");
}

#[tokio::test]
async fn beside_a_partly_active_main_account_it_stays_a_transient_until_both_are_active() {
    let mut world = World::new().await;
    let alice = world.holder(300_000 * SOL).await;
    // More than the cluster lets become effective in one epoch.
    world.deposit(&alice, 150_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.order(&alice, 1, 60_000 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("a split").returned() > 15_000 * SOL);
    world.deposit(&alice, 100_000 * SOL).await.expect("a deposit");
    let before = world.snapshot().await.entries[0];
    assert_eq!(world.delegate(0).await.expect("taken back").returned(), before.cooling);
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.transient, entry.cooling), (before.transient, 0));
    assert_eq!(world.bank.delegation(entry.transient).await.deactivation_epoch, u64::MAX);
    assert_eq!(world.delegate(0).await.expect("nothing more").returned(), 0);
    for _ in 0..4 {
        world.next_epoch().await;
        world.update().await;
    }
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.transient), (before.stake, Pubkey::default()), "merged at last");
    assert!(now.tracked > before.tracked);
    assert!(world.bank.account(before.transient).await.is_none());
}
