//! The boundary passes while only some of the validators were looked at.

use tidepool::error::TidepoolError;
use tidepool_tests::{Circle, Holder, SOL, World, WorldOptions, assert_refused};

const VALIDATORS: usize = 5;

/// Five validators with stake, at the beginning of an epoch of which nothing is updated yet.
async fn unlooked() -> (World, Circle, Holder) {
    let validators = vec![(0, 1_000); VALIDATORS];
    let options = WorldOptions { validators, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    world.move_stake().await;
    let mut circle = Circle::around(&mut world, std::slice::from_ref(&alice)).await;
    circle.next_epoch(&mut world).await;
    (world, circle, alice)
}

/// Looks at so many validators, beginning with the one at `first`.
async fn look(world: &mut World, first: usize, count: usize) {
    let mut entries = world.snapshot().await.indexed();
    entries.rotate_left(first);
    let update = world.pool.update_validators(&entries[..count]);
    world.send(&[update], &[]).await.expect("a look at some");
    let seen = world.snapshot().await.header.seen;
    assert_eq!(seen, u64::try_from(count).expect("few"));
}

/// Alice comes and goes; returns what left the pool.
async fn visit(world: &mut World, alice: &Holder, nonce: u64) -> u64 {
    world.deposit(alice, 11 * SOL).await.expect("a deposit");
    world.order(alice, nonce, 7 * SOL).await.expect("a ticket");
    world.redeem(alice, 2 * SOL).await.expect("an exit").returned()
}

/// What a pool has after two epochs, wherever it is booked.
#[derive(Debug)]
struct Outcome {
    /// `B`, `P` and `D`, and what was paid out, less the rewards.
    booked: u64,
    /// Lamports that the protocol took.
    fees: u64,
    /// Lamports for 10^9 shares once everything has vested.
    full_rate: u64,
}

/// The first epoch's update stops after `count` looks, or is complete where that is `None`.
async fn two_epochs(count: Option<usize>) -> Outcome {
    let (mut world, mut circle, alice) = unlooked().await;
    let mut fees = 0;
    match count {
        Some(count) => look(&mut world, count, count).await,
        None => fees += world.update_and_weigh_fee().await,
    }
    let mut paid = visit(&mut world, &alice, 1).await;
    if count.is_some_and(|count| count < VALIDATORS) {
        assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    }
    circle.next_epoch(&mut world).await;
    if count.is_some() {
        // Two epochs behind: no price, and a ticket of the last epoch waits for an update.
        assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
        assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
        assert_refused(&world.claim(&alice, 1).await, TidepoolError::TicketNotReady);
        look(&mut world, 2, 3).await;
        // What an earlier epoch has seen is no look of this one.
        assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    }
    fees += world.update_and_weigh_fee().await;
    paid += visit(&mut world, &alice, 2).await;
    paid += world.claim(&alice, 1).await.expect("a claim").returned();

    let now = world.snapshot().await;
    let rate = &now.pool.rate;
    let booked = rate.backing + rate.pending_fees + rate.ticket_debt;
    assert_eq!(now.header.total_tracked + now.reserve_lamports, booked, "all is booked");
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
    let full_rate = tidepool_tests::snapshot::rate(rate.backing + rate.pending_fees, rate.shares);
    Outcome { booked: booked + paid - circle.rewards(), fees, full_rate }
}

#[tokio::test]
async fn the_boundary_may_pass_after_any_number_of_looks() {
    let complete = two_epochs(None).await;
    for count in 0..=VALIDATORS {
        let half = two_epochs(Some(count)).await;
        assert_eq!(half.booked, complete.booked, "{count} looks: nothing is lost or counted twice");
        // The sum of two rounded fees may be a lamport less than the rounded sum.
        assert!(half.fees <= complete.fees + 1, "{half:?} {complete:?}");
        assert!(half.full_rate.abs_diff(complete.full_rate) <= 1_000, "{half:?} {complete:?}");
    }
}

#[tokio::test]
async fn a_loss_that_half_an_update_has_seen_outlives_the_boundary() {
    let (mut world, mut circle, alice) = unlooked().await;
    world.order(&alice, 1, 7 * SOL).await.expect("a ticket");
    let stake = world.snapshot().await.entries[1].stake;
    // Edited, as slashing would: nothing else loses lamports of a stake account.
    circle.lose(&mut world, stake, 30 * SOL).await;
    look(&mut world, 0, 2).await;
    let seen = world.snapshot().await.pool.rate.observed;
    assert!(seen < -29_000_000_000);
    for _ in 0..2 {
        assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
        assert_refused(&world.order(&alice, 2, SOL).await, TidepoolError::PoolStale);
        circle.next_epoch(&mut world).await;
    }
    assert_eq!(world.snapshot().await.pool.rate.observed, seen);
    world.update().await;
    let now = world.snapshot().await.pool.rate;
    assert_eq!(now.observed, 0);
    assert!((28 * SOL..30 * SOL).contains(&now.loss_carry), "less three epochs of rewards");
    let paid = world.claim(&alice, 1).await.expect("a claim").returned();
    assert!(paid < 7 * SOL - 7 * SOL / 50, "the ticket has its part in it");
    visit(&mut world, &alice, 3).await;
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}
