//! Donations and tips cannot be captured, neither in one transaction nor across a boundary.

use tidepool_tests::{SOL, World};

#[tokio::test]
async fn deposit_donation_update_exit_in_one_transaction_gains_nothing() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    let mallory = world.holder(100_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update_validators().await.expect("all validators");
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 50 * SOL).await;

    let before = world.balance(&mallory).await.0;
    let (owner, tokens, pool) = (mallory.address(), mallory.tokens, world.pool);
    let shares = world.snapshot().await.pool.rate.shares;
    let deposit = pool.deposit_sol(owner, tokens, 50_000 * SOL, 0);
    let value = world.snapshot().await.value();
    let minted = u128::from(50_000 * SOL) * u128::from(shares) / u128::from(value);
    let minted = u64::try_from(minted).expect("shares");
    let exit = pool.redeem_sol(owner, tokens, owner, minted, 0);
    world
        .send(&[deposit, pool.update_pool(), exit], &[&mallory.wallet])
        .await
        .expect("legal, and pointless");
    let after = world.balance(&mallory).await.0;
    assert!(after < before, "the floor is paid, the donation is not captured");
    assert!(before - after >= 50_000 * SOL / 10_000 * 7 - 10);
}

#[tokio::test]
async fn sniping_the_boundary_loses_the_floor() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    let mallory = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.move_stake().await;
    // In the last slots of the epoch, after stake has moved.
    let (first, slots) = world.bank.epoch_slots(17);
    world.bank.warp_to_slot(first + slots - 2);
    let minted = world.deposit(&mallory, 1_000 * SOL).await.expect("a deposit").returned();
    world.next_epoch().await;
    world.update().await;
    world.redeem(&mallory, minted).await.expect("an exit");
    let (lamports, shares) = world.balance(&mallory).await;
    assert_eq!(shares, 0);
    assert!(lamports < 2_000 * SOL - 690_000_000, "a loss of nearly seven basis points");
}

#[tokio::test]
async fn the_first_depositor_cannot_rob_the_second() {
    let mut world = World::new().await;
    let mallory = world.holder(100_000 * SOL).await;
    let bob = world.holder(100 * SOL).await;
    world.deposit(&mallory, 1).await.expect("one share");
    let (from, reserve) = (mallory.address(), world.pool.reserve);
    let bait = solana_system_interface::instruction::transfer(&from, &reserve, 50_000 * SOL);
    world.send(&[bait], &[&mallory.wallet]).await.expect("a donation");
    for _ in 0..20 {
        world.next_epoch().await;
        world.update().await;
    }
    let minted = world.deposit(&bob, 10 * SOL).await.expect("a deposit").returned();
    let paid = world.redeem(&bob, minted).await.expect("an exit").returned();
    assert!(paid > 10 * SOL - 10 * SOL / 1_000, "Bob keeps his money: {paid}");
    assert!(world.redeem(&mallory, 1).await.is_ok(), "and Mallory has one share of very many");
    assert!(world.balance(&mallory).await.0 < 50_001 * SOL, "which is worth next to nothing");
}

#[tokio::test]
async fn rounding_loops_do_not_pay() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    let mallory = world.holder(SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    let (owner, tokens, pool) = (mallory.address(), mallory.tokens, world.pool);
    let before = world.balance(&mallory).await.0;
    for lamports in [7, 11, 1_001, 999_999] {
        let round = [
            pool.deposit_sol(owner, tokens, lamports, 0),
            pool.redeem_sol(owner, tokens, owner, lamports * 997 / 1_000, 0),
        ];
        let rounds: Vec<_> = round.iter().cycle().take(20).cloned().collect();
        world.send(&rounds, &[&mallory.wallet]).await.expect("rounds");
    }
    let (after, _) = world.balance(&mallory).await;
    assert!(after < before);
}
