//! Exits far below the minimum delegation work where everything is staked.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Holder, SOL, World, WorldOptions};

const LOCKED: u64 = SOL + 890_880;
const SMALL: [u64; 4] = [SOL * 9 / 10, 1_000_000, 5, 2];

/// A pool of `lamports` whose reserve has just enough for some rents, and four holders with
/// less than a SOL each.
async fn world(lamports: u64) -> (World, Vec<Holder>) {
    let reserve_target =
        Millionths(u32::try_from(10_000_000 * SOL / lamports / 1_000).expect("some"));
    let parameters = Parameters { reserve_target, ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let alice = world.holder(2 * lamports).await;
    world.deposit(&alice, lamports).await.expect("a deposit");
    let mut holders = vec![];
    for shares in SMALL {
        let holder = world.holder(SOL).await;
        world.transfer(&alice, &holder, shares).await.expect("a transfer");
        holders.push(holder);
    }
    world.turn_epoch().await;
    world.update().await;
    let free = world.snapshot().await.reserve_lamports - LOCKED;
    assert!(free < SOL / 50, "{free} free");
    (world, holders)
}

async fn order_all(world: &mut World, holders: &[Holder]) -> u64 {
    let mut owed = 0;
    for (holder, shares) in holders.iter().zip(SMALL) {
        owed += world.order(holder, 1, shares).await.expect("a ticket").returned();
    }
    owed
}

async fn claim_all(world: &mut World, holders: &[Holder]) -> u64 {
    let mut paid = 0;
    for holder in holders {
        paid += world.claim(holder, 1).await.expect("a claim").returned();
    }
    assert_eq!(world.snapshot().await.pool.rate.ticket_debt, 0);
    paid
}

#[tokio::test]
async fn ordered_before_the_window_they_are_paid_after_the_next_update() {
    let (mut world, holders) = world(1_000 * SOL).await;
    let owed = order_all(&mut world, &holders).await;
    world.turn_epoch().await;
    world.update().await;
    assert_eq!(claim_all(&mut world, &holders).await, owed);
}

#[tokio::test]
async fn ordered_after_the_window_they_are_paid_after_the_update_after_that() {
    let (mut world, holders) = world(1_000 * SOL).await;
    world.move_stake().await;
    let owed = order_all(&mut world, &holders).await;
    world.next_epoch().await;
    world.update().await;
    assert!(world.claim(&holders[0], 1).await.is_err(), "nothing cooled for it");
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    assert_eq!(claim_all(&mut world, &holders).await, owed);
}

#[tokio::test]
async fn a_pool_whose_validators_have_no_legal_rest_pays_them_too() {
    let (mut world, holders) = world(5 * SOL + SOL / 5).await;
    let owed = order_all(&mut world, &holders).await;
    world.turn_epoch().await;
    world.update().await;
    assert_eq!(claim_all(&mut world, &holders).await, owed);
    // What cooled beyond that goes out again.
    world.turn_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.header.total_tracked > 2 * SOL);
}

#[tokio::test]
async fn ten_that_leave_with_little_each_move_no_more_stake_than_they_need() {
    let (mut world, _) = world(1_000 * SOL).await;
    let alice = world.holder(20 * SOL).await;
    world.deposit(&alice, 10 * SOL).await.expect("a deposit");
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    for nonce in 0..10 {
        world.order(&alice, nonce, SOL * 3 / 10).await.expect("a ticket");
    }
    world.move_stake().await;
    let cooling = world.snapshot().await.header.cooling;
    assert!(cooling >= 3 * SOL && cooling < 4 * SOL, "{cooling}");
    world.next_epoch().await;
    world.update().await;
    for nonce in 0..10 {
        world.claim(&alice, nonce).await.expect("a claim");
    }
}
