//! A loss that the tide cannot absorb, and the way back. The runtime does not slash yet, so
//! a stake account is edited; everything else is as it would be.

use tidepool::error::TidepoolError;
use tidepool_tests::{Circle, Holder, SOL, Snapshot, World, assert_refused};

/// What goes beyond the tide: three epochs of rewards make it good.
const BEYOND: u64 = SOL + SOL / 2;

/// A pool with some epochs of rewards, its update done.
async fn earning() -> (World, Circle, [Holder; 2]) {
    let mut world = World::new().await;
    let holders = [world.holder(1_000 * SOL).await, world.holder(1_000 * SOL).await];
    let mut circle = Circle::around(&mut world, &holders).await;
    world.deposit(&holders[0], 900 * SOL).await.expect("a deposit");
    world.deposit(&holders[1], 300 * SOL).await.expect("a deposit");
    for _ in 0..4 {
        world.turn_without_boundary().await;
        circle.next_epoch(&mut world).await;
    }
    world.update().await;
    (world, circle, holders)
}

/// Loses so much that `beyond` the tide is lost too, and books it; returns the whole loss.
async fn lose(world: &mut World, circle: &mut Circle, beyond: u64) -> u64 {
    let now = world.snapshot().await;
    let loss = now.unvested() + now.pool.rate.pending_fees + beyond;
    circle.lose(world, now.entries[0].stake, loss).await;
    world.update().await;
    loss
}

/// `amount` after the part of the loss that is its own.
fn kept(amount: u64, before: &Snapshot, beyond: u64) -> u64 {
    let total = u128::from(before.value()) + u128::from(before.pool.rate.ticket_debt);
    let kept = u128::from(amount) * (total - u128::from(beyond)) / total;
    u64::try_from(kept).expect("lamports")
}

#[tokio::test]
async fn holders_and_earlier_tickets_lose_in_one_proportion_and_later_ones_nothing() {
    let (mut world, mut circle, [alice, bob]) = earning().await;
    let early = world.order(&bob, 1, 100 * SOL).await.expect("a ticket").returned();
    let before = world.snapshot().await;
    lose(&mut world, &mut circle, 40 * SOL).await;
    let after = world.snapshot().await;
    assert_eq!(after.unvested(), 0);
    assert!(after.value().abs_diff(kept(before.value(), &before, 40 * SOL)) <= 1);
    let late = world.order(&alice, 1, 100 * SOL).await.expect("a ticket").returned();
    assert!(late < early, "at the rate after the loss");

    world.move_stake().await;
    circle.next_epoch(&mut world).await;
    world.update().await;
    let paid = world.claim(&bob, 1).await.expect("a claim").returned();
    assert!(paid.abs_diff(kept(early, &before, 40 * SOL)) <= 1);
    assert_eq!(world.claim(&alice, 1).await.expect("a claim").returned(), late);
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn no_fee_is_taken_until_the_loss_is_made_good() {
    let (mut world, mut circle, [alice, bob]) = earning().await;
    let fee_shares = world.snapshot().await.pool.fee_shares;
    let mut carry = lose(&mut world, &mut circle, BEYOND).await;
    let mut nonce = 0;
    while carry > 0 {
        assert_eq!(world.snapshot().await.pool.rate.loss_carry, carry);
        // Nobody who comes or goes moves the carry.
        nonce += 1;
        world.deposit(&alice, 7 * SOL).await.expect("a deposit");
        world.redeem(&bob, SOL).await.expect("an exit");
        world.order(&bob, nonce, 2 * SOL).await.expect("a ticket");
        assert_eq!(world.snapshot().await.pool.rate.loss_carry, carry);
        world.move_stake().await;
        let gain = circle.next_epoch(&mut world).await;
        let before = world.snapshot().await;
        world.update().await;
        let now = world.snapshot().await;
        let charged = gain.saturating_sub(carry);
        carry = carry.saturating_sub(gain);
        let fee = u128::from(charged / 20) * u128::from(before.pool.rate.shares);
        let shares = u64::try_from(fee / u128::from(before.value_at(now.slot))).expect("shares");
        assert_eq!(now.pool.fee_shares, fee_shares + shares, "only what is beyond the carry");
        assert!(nonce < 12, "it is made good one day");
        world.claim_all().await;
    }
    assert!(nonce >= 3);
    let before = world.snapshot().await.pool.fee_shares;
    assert!(before > fee_shares, "the rest of the last gain");
    world.move_stake().await;
    circle.next_epoch(&mut world).await;
    world.update().await;
    assert!(world.snapshot().await.pool.fee_shares > before, "and all of the next");
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn an_instant_exit_cannot_run_from_a_loss_that_was_seen() {
    let (mut world, mut circle, [alice, bob]) = earning().await;
    world.order(&bob, 1, 10 * SOL).await.expect("a ticket");
    world.move_stake().await;
    circle.next_epoch(&mut world).await;
    world.update().await;
    let stake = world.snapshot().await.entries[2].stake;
    circle.lose(&mut world, stake, 20 * SOL).await;
    world.update_validators().await.expect("a look");
    let stale = TidepoolError::PoolStale;
    assert_refused(&world.redeem(&alice, SOL).await, stale);
    assert_refused(&world.leave(&alice, 1, SOL).await, stale);
    assert_refused(&world.order(&alice, 1, SOL).await, stale);
    assert_refused(&world.claim(&bob, 1).await, stale);
    assert_refused(&world.cancel(&bob, 1).await, stale);
    let new_stake = world.empty_stake(&alice).await;
    circle.include(new_stake);
    assert_refused(&world.redeem_stake(&alice, new_stake, 0, 5 * SOL).await, stale);
    world.update_pool().await.expect("the loss is booked");
    world.redeem(&alice, SOL).await.expect("open again");
    world.claim(&bob, 1).await.expect("open again");
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}
