//! Stake that is not yet effective comes home at once.

use solana_pubkey::Pubkey;
use tidepool_tests::{SOL, World};

#[tokio::test]
async fn a_main_account_that_is_still_starting_comes_home_at_once() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    let before = world.snapshot().await;
    let moved = world.delegate(0).await.expect("a delegation").returned();
    let main = world.snapshot().await.entries[0].stake;
    world.order(&alice, 1, 900 * SOL).await.expect("a ticket");
    assert_eq!(world.undelegate(0).await.expect("a recall").returned(), moved);
    let now = world.snapshot().await;
    assert_eq!(now.reserve_lamports, before.reserve_lamports);
    assert_eq!(now.pool.rate.reserve, before.pool.rate.reserve);
    assert_eq!((now.entries[0].tracked, now.entries[0].stake), (0, Pubkey::default()));
    assert!(world.bank.account(main).await.is_none());
    // In the same epoch it can go out again, to another address.
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    assert!(world.delegate(0).await.expect("a delegation").returned() > 0);
    assert_ne!(world.snapshot().await.entries[0].stake, main);
}

#[tokio::test]
async fn dust_does_not_undo_a_delegation() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    for index in 0..3 {
        world.delegate(index).await.expect("a delegation");
    }
    world.redeem(&alice, 10_000).await.expect("dust");
    let before = world.pool_bytes().await;
    for index in 0..3 {
        assert_eq!(world.undelegate(index).await.expect("nothing to do").returned(), 0);
    }
    assert!(before == world.pool_bytes().await);
}

/// A starting transient that holds twice what its validator should give, and so much more.
async fn twice_what_is_wanted_and(more: u64) -> (World, u64) {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a delegation");
    // Nothing is lacking, so what the movement cap allows is all that is wanted.
    world.set_weight(0, 0).await.expect("no weight");
    let now = world.snapshot().await;
    let wanted = now.pool.backing_at_update / 10;
    let transient = now.entries[0].transient;
    let has = world.bank.lamports(transient).await;
    assert!(has < 2 * wanted, "{has} and {wanted}");
    world.bank.give(transient, 2 * wanted - has + more).await;
    (world, wanted)
}

#[tokio::test]
async fn a_starting_account_comes_home_where_half_of_it_is_wanted() {
    let (mut world, wanted) = twice_what_is_wanted_and(0).await;
    let transient = world.snapshot().await.entries[0].transient;
    assert_eq!(world.undelegate(0).await.expect("a recall").returned(), 2 * wanted);
    assert!(!world.snapshot().await.entries[0].has_transient());
    assert!(world.bank.account(transient).await.is_none());
}

#[tokio::test]
async fn a_starting_account_stays_where_a_lamport_less_than_half_of_it_is_wanted() {
    let (mut world, _) = twice_what_is_wanted_and(1).await;
    let before = world.pool_bytes().await;
    assert_eq!(world.undelegate(0).await.expect("nothing to do").returned(), 0);
    assert!(before == world.pool_bytes().await);
}

#[tokio::test]
async fn a_transient_that_is_still_starting_comes_home_at_once() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let before = world.snapshot().await;
    let moved = world.delegate(0).await.expect("a delegation").returned();
    let transient = world.snapshot().await.entries[0].transient;
    world.order(&alice, 1, 400 * SOL).await.expect("a ticket");
    assert_eq!(world.undelegate(0).await.expect("a recall").returned(), moved);
    let now = world.snapshot().await;
    assert_eq!(now.reserve_lamports, before.reserve_lamports);
    assert_eq!(now.entries[0].tracked, before.entries[0].tracked);
    assert_eq!(now.entries[0].stake, before.entries[0].stake);
    assert!(world.bank.account(transient).await.is_none());
    // What is still lacking is split off the main account.
    assert!(world.undelegate(0).await.expect("a split").returned() > 0);
    let entry = world.snapshot().await.entries[0];
    assert!(entry.cooling > 0 && entry.transient != transient);
}

/// Otherwise the ticket would wait for stake that is not even at work.
#[tokio::test]
async fn a_starting_transient_comes_home_for_a_ticket_that_lacks_less_than_half_of_it() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let mut moved = vec![];
    for index in 0..3 {
        moved.push(world.delegate(index).await.expect("a delegation").returned());
    }
    let before = world.snapshot().await;
    assert!(before.entries.iter().all(|entry| entry.has_transient()));
    // All that the reserve has, its locked SOL among it.
    world.order(&alice, 1, before.reserve_lamports).await.expect("a ticket");
    let debt = world.snapshot().await.pool.rate.ticket_debt;
    let lacking = debt + SOL - before.reserve_lamports;
    assert!(lacking > 0 && lacking < moved[0] / 10, "{lacking} of {}", moved[0]);
    assert_eq!(world.undelegate(0).await.expect("a recall").returned(), moved[0]);
}
