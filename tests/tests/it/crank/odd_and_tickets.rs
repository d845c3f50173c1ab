//! A ticket beside a validator whose stake cannot move.

use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// A ticket of 200 SOL in a pool of three validators, of which the first is stuck.
async fn world() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited: no stake program of today writes such a state.
    world.bank.edit_with(main, |account| account.data.fill(0xff)).await;
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    (world, alice)
}

/// Takes from the other two at a fraction of the epoch, in millionths.
async fn undelegate_at(world: &mut World, fraction: u64) {
    world.move_to(fraction).await;
    assert_refused(&world.undelegate(0).await, TidepoolError::UnexpectedStakeState);
    for index in [1, 2] {
        world.undelegate(index).await.expect("an undelegation");
    }
}

#[tokio::test]
async fn early_in_the_window_the_others_serve_their_shares_only() {
    let (mut world, alice) = world().await;
    for _ in 0..2 {
        undelegate_at(&mut world, 950_000).await;
        world.next_epoch().await;
        world.update().await;
    }
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::InsufficientReserve);
    // Other ways out are open meanwhile.
    let empty = world.empty_stake(&alice).await;
    world.set_weight(1, 50).await.expect("a weight");
    world.redeem_stake(&alice, empty, 1, 20 * SOL).await.expect("stake");
}

#[tokio::test]
async fn late_in_the_window_they_serve_what_is_left() {
    let (mut world, alice) = world().await;
    let mut epochs = 0;
    while world.claim(&alice, 1).await.is_err() {
        assert!(epochs < 12, "the ticket waits without end");
        undelegate_at(&mut world, 950_000).await;
        undelegate_at(&mut world, 980_000).await;
        world.next_epoch().await;
        world.update().await;
        epochs += 1;
    }
    assert!(epochs > 1, "a whole share was missing");
}

#[tokio::test]
async fn late_service_takes_nothing_where_nothing_lacks() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    for index in 0..3 {
        world.undelegate(index).await.expect("an undelegation");
    }
    world.move_to(980_000).await;
    let before = world.all_bytes().await;
    for index in 0..3 {
        assert_eq!(world.undelegate(index).await.expect("nothing").returned(), 0);
    }
    assert!(before == world.all_bytes().await);
}
