//! When a ticket cannot be turned back into shares, and that doing so never pays.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

#[tokio::test]
async fn a_pool_two_epochs_behind_is_stale() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.next_epoch().await;
    assert_refused(&world.cancel(&alice, 1).await, TidepoolError::PoolStale);
    world.update().await;
    world.cancel(&alice, 1).await.expect("the crank opens it");
}

#[tokio::test]
async fn one_epoch_behind_and_while_rewards_are_paid_it_is_open() {
    let (mut world, alice) = World::staked().await;
    for nonce in [1, 2] {
        world.order(&alice, nonce, SOL).await.expect("a ticket");
    }
    world.cross_boundary().await;
    world.cancel(&alice, 1).await.expect("no stake program is needed");
    world.bank.finish_rewards();
    world.cancel(&alice, 2).await.expect("before the update");
}

#[tokio::test]
async fn with_an_unbooked_loss_it_is_stale() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let main = world.snapshot().await.entries[0].stake;
    // Edited, because the runtime does not slash.
    world.bank.edit_with(main, |account| account.lamports -= 50 * SOL).await;
    world.update_validators().await.expect("losses are seen at any time");
    assert_refused(&world.cancel(&alice, 1).await, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    world.cancel(&alice, 1).await.expect("and it is open again");
}

#[tokio::test]
async fn an_insolvent_pool_takes_no_ticket_back_and_still_pays_it() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update().await;
    let pool = world.pool.pool;
    // Edited: the mark of a total loss alone, so that there is something left to pay with.
    world.bank.edit_with(pool, |account| account.data[120] |= 1).await;
    assert_refused(&world.cancel(&alice, 1).await, TidepoolError::Insolvent);
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn ordering_and_cancelling_costs_the_floor_each_time() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    world.move_to(500_000).await;
    for round in 0..10 {
        let (before, rate) = (world.balance(&alice).await.1, world.snapshot().await.pool.rate);
        // Never all: the last lamport of rounding is much where few shares are left.
        let shares = before / (2 + round % 3);
        world.order(&alice, 1, shares).await.expect("a ticket");
        world.cancel(&alice, 1).await.expect("a cancellation");
        let (after, now) = (world.balance(&alice).await.1, world.snapshot().await.pool.rate);
        // Seven basis points, up to the rounding of each step.
        let floor = (u128::from(shares) * 7).div_ceil(10_000);
        let lost = u128::from(before - after);
        assert!(lost >= floor && lost <= floor + 4, "lost {lost} of {shares}");
        assert!(now.pending_fees > rate.pending_fees, "to the others");
    }
}

#[tokio::test]
async fn a_visit_to_a_ticket_gains_nothing_over_staying() {
    let (mut world, _) = World::staked().await;
    let bob = world.holder(200 * SOL).await;
    world.deposit(&bob, 100 * SOL).await.expect("a deposit");
    let stayed = world.balance(&bob).await.1;
    world.order(&bob, 1, stayed).await.expect("a ticket");
    // The rewards of two epochs pass the ticket by.
    for _ in 0..2 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    let rate = world.snapshot().await.rate();
    assert!(rate > SOL, "{rate}");
    let back = world.cancel(&bob, 1).await.expect("a cancellation").returned();
    let kept = u128::from(stayed) * (1_000_000 - 700) / 1_000_000;
    let bought = u64::try_from(kept * u128::from(SOL) / u128::from(rate)).expect("shares");
    assert!(back <= bought + 1 && back + 200 >= bought, "{back} {bought}");
}
