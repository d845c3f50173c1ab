//! A bank run: ninety-five percent of all shares leave in one epoch.

use tidepool_tests::{Circle, Holder, SOL, Snapshot, World, snapshot::rate};

const HOLDERS: usize = 20;
const EACH: u64 = 50 * SOL;

/// A pool of twenty equal holders in its fifth epoch, updated.
async fn crowd() -> (World, Circle, Vec<Holder>) {
    let mut world = World::new().await;
    world.watch_solvency().await;
    let mut holders = vec![];
    for _ in 0..HOLDERS {
        holders.push(world.holder(EACH + SOL).await);
    }
    let mut circle = Circle::around(&mut world, &holders).await;
    for holder in &holders {
        world.deposit(holder, EACH).await.expect("a deposit");
    }
    for _ in 0..4 {
        world.turn_without_boundary().await;
        circle.next_epoch(&mut world).await;
    }
    world.update().await;
    (world, circle, holders)
}

/// Everybody but the last leaves, each fourth in another way.
async fn run(world: &mut World, circle: &mut Circle, holders: &[Holder]) {
    for (number, holder) in holders[1..].iter().enumerate() {
        match number % 4 {
            0 => while world.redeem(holder, SOL).await.is_ok() {},
            1 => leave_with_stake(world, circle, holder).await,
            2 => {
                world.leave(holder, 1, EACH / 2).await.expect("in two parts");
            }
            _ => {}
        }
        let shares = world.balance(holder).await.1;
        if shares > 0 {
            world.order(holder, 2, shares).await.expect("a ticket for the rest");
        }
        assert_eq!(world.balance(holder).await.1, 0);
    }
}

/// As far as the validators keep their share.
async fn leave_with_stake(world: &mut World, circle: &mut Circle, holder: &Holder) {
    for index in 0..3 {
        let account = world.empty_stake(holder).await;
        circle.include(account);
        // The shares of nearly all stake are dealt out in the same proportion.
        let _ = world.redeem_stake(holder, account, index, EACH / 4).await;
    }
}

/// The rate once everything has vested and every fee is booked.
fn full_rate(now: &Snapshot) -> u64 {
    rate(now.pool.rate.backing + now.pool.rate.pending_fees, now.pool.rate.shares)
}

/// The rate two epochs later where nobody has left, in the same slot.
async fn rate_of_a_quiet_pool(window: bool) -> u64 {
    let (mut world, mut circle, _) = crowd().await;
    if window {
        world.move_stake().await;
    }
    for _ in 0..2 {
        circle.next_epoch(&mut world).await;
        world.turn_without_boundary().await;
    }
    world.snapshot().await.rate()
}

async fn after_the_run(late: bool) {
    let (mut world, mut circle, holders) = crowd().await;
    if late {
        world.move_stake().await;
    }
    let before = world.snapshot().await;
    run(&mut world, &mut circle, &holders).await;
    let after = world.snapshot().await;
    assert!(after.supply <= before.supply / 19, "one of twenty is left");
    assert!(full_rate(&after) > full_rate(&before), "fees and forgone tide stay");
    let fees = after.pool.rate.pending_fees;
    assert!(fees > 600 * SOL * 7 / 10_000);
    if !late {
        world.move_stake().await;
    }

    circle.next_epoch(&mut world).await;
    world.update_validators().await.expect("all validators");
    let (unbooked, gain) = (world.snapshot().await, world.snapshot().await.pool.rate.observed);
    world.update_pool().await.expect("the pool");
    let booked = world.snapshot().await;
    let gain = u64::try_from(gain).expect("a gain");
    let tide = unbooked.unvested() + fees + gain - gain / 20;
    assert_eq!(booked.unvested(), tide, "the fees are tide");
    let open = world.open_tickets().await.len();
    let paid = world.claim_all().await;
    assert!(if late { paid < open } else { paid == open }, "{paid} of {open}");
    world.move_stake().await;

    circle.next_epoch(&mut world).await;
    world.update().await;
    world.claim_all().await;
    assert!(world.open_tickets().await.is_empty(), "all are paid in the second epoch");
    world.move_stake().await;
    let now = world.snapshot().await.rate();
    assert!(now >= rate_of_a_quiet_pool(late).await, "who stays has lost nothing");
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn a_run_before_the_window_is_paid_at_the_next_update() {
    after_the_run(false).await;
}

#[tokio::test]
async fn a_run_after_the_cranks_have_gone_is_paid_an_epoch_later() {
    after_the_run(true).await;
}

#[tokio::test]
async fn a_reserve_that_was_emptied_to_the_last_keeps_nobodys_ticket_waiting() {
    let (mut world, mut circle, holders) = crowd().await;
    // Each exit leaves its fee, which the next can take.
    for shares in [SOL, SOL / 10, SOL / 100, SOL / 1_000, SOL / 10_000] {
        while world.redeem(&holders[1], shares).await.is_ok() {}
    }
    let now = world.snapshot().await.pool.rate;
    assert!(now.reserve < SOL + 890_880 + 2_282_880, "not even a stake account's rent can leave");
    for holder in &holders[2..6] {
        world.leave(holder, 1, EACH).await.expect("a ticket for nearly all");
    }
    world.move_to(950_000).await;
    for index in 0..3 {
        // Balance may wait for an epoch in which a rent can be paid; tickets may not.
        let _ = world.undelegate(index).await;
    }
    circle.next_epoch(&mut world).await;
    world.update().await;
    assert_eq!(world.claim_all().await, 4);
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}
