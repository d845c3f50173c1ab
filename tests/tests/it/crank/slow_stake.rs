//! More stake than the cluster lets change in one epoch: nine percent of about a million SOL.

use solana_pubkey::Pubkey;
use tidepool_tests::{Holder, SOL, World};

/// A pool with 300,000 SOL of active stake, and whose they are.
async fn great_pool() -> (World, Holder) {
    let mut world = World::new().await;
    let alice = world.holder(400_000 * SOL).await;
    world.deposit(&alice, 300_000 * SOL).await.expect("a deposit");
    for _ in 0..5 {
        world.turn_epoch().await;
    }
    world.update().await;
    (world, alice)
}

async fn transients(world: &mut World) -> Vec<Pubkey> {
    world.snapshot().await.entries.iter().map(|entry| entry.transient).collect()
}

#[tokio::test]
async fn a_partly_active_stake_is_left_alone_until_it_is_fully_active() {
    let mut world = World::new().await;
    let alice = world.holder(300_000 * SOL).await;
    world.deposit(&alice, 150_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.deposit(&alice, 100_000 * SOL).await.expect("a deposit");
    world.move_stake().await;
    let made = transients(&mut world).await;
    assert!(made.iter().all(|address| *address != Pubkey::default()));
    world.next_epoch().await;
    world.update().await;
    assert_eq!(transients(&mut world).await, made, "still warming up");
    for _ in 0..3 {
        world.next_epoch().await;
        world.update().await;
    }
    let now = world.snapshot().await;
    assert!(now.entries.iter().all(|entry| !entry.has_transient()), "merged at last");
    let stake: u64 = world.bank.sum(&now.stake_accounts()).await;
    assert!(stake > 240_000 * SOL && stake == now.header.total_tracked);
}

#[tokio::test]
async fn a_partly_cooled_stake_is_left_alone_until_it_is_cold() {
    let (mut world, alice) = great_pool().await;
    world.order(&alice, 1, 280_000 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let cooling = transients(&mut world).await;
    world.next_epoch().await;
    world.update().await;
    assert_eq!(transients(&mut world).await, cooling, "still cooling");
    let header = world.snapshot().await.header;
    assert_eq!(header.cooling, 0, "its boundary is over");
    assert!(header.cooled_unswept > 270_000 * SOL);
    // What is on its way is not asked for twice.
    world.move_to(950_000).await;
    for index in 0..3 {
        assert_eq!(world.undelegate(index).await.expect("nothing").returned(), 0);
    }
    for _ in 0..4 {
        world.next_epoch().await;
        world.update().await;
    }
    assert_eq!(world.snapshot().await.header.cooled_unswept, 0);
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn what_cools_in_two_epochs_is_counted_together() {
    let (mut world, alice) = great_pool().await;
    world.order(&alice, 1, 250_000 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    for index in [0, 1] {
        world.undelegate(index).await.expect("an undelegation");
    }
    world.next_epoch().await;
    world.update().await;
    let slow = world.snapshot().await.header.cooled_unswept;
    assert!(slow > 120_000 * SOL, "still cooling");
    world.move_to(950_000).await;
    let late = world.undelegate(2).await.expect("an undelegation").returned();
    assert!(late > 50_000 * SOL);
    let header = world.snapshot().await.header;
    assert_eq!((header.cooling, header.cooled_unswept), (late + 2_282_880, slow));
    world.next_epoch().await;
    // Nobody was looked at yet, but for one without anything to settle: the boundary counts.
    let newcomer = world.bank.validator(0, 0).await;
    world.add_validator(newcomer).await.expect("a place");
    let header = world.snapshot().await.header;
    assert_eq!((header.cooling, header.cooled_unswept), (0, slow + late + 2_282_880));
    for _ in 0..4 {
        world.update().await;
        world.next_epoch().await;
    }
    world.update().await;
    assert_eq!(world.snapshot().await.header.cooled_unswept, 0);
    world.claim(&alice, 1).await.expect("a claim");
}
