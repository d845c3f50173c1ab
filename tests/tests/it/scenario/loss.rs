//! A loss. The runtime does not slash yet, so a stake account is edited; everything else is
//! as it would be.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

/// Takes lamports out of the first validator's stake account past all rules.
async fn lose(world: &mut World, lamports: u64) {
    let stake = world.snapshot().await.entries[0].stake;
    let mut account = world.bank.account(stake).await.expect("a stake account");
    account.lamports -= lamports;
    world.bank.edit(stake, account);
}

#[tokio::test]
async fn a_loss_eats_the_tide_first_and_then_shares_and_tickets_alike() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    let owed = world.order(&alice, 1, 100 * SOL).await.expect("a ticket").returned();
    let before = world.snapshot().await;
    let cushion = before.unvested() + before.pool.rate.pending_fees;
    lose(&mut world, cushion + 110 * SOL).await;
    world.update_validators().await.expect("losses are seen at any time");
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
    assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
    world.update_pool().await.expect("a loss is booked in the same epoch");
    let after = world.snapshot().await;
    assert_eq!(after.unvested(), 0, "the tide is the cushion");
    assert_eq!(after.pool.rate.loss_carry, cushion + 110 * SOL);

    // One proportion for all.
    let total = before.value() + owed;
    let kept = |amount: u64| {
        u64::try_from(u128::from(amount) * u128::from(total - 110 * SOL) / u128::from(total))
            .expect("lamports")
    };
    assert!(after.pool.rate.ticket_debt.abs_diff(kept(owed)) <= 1);
    assert!(after.value().abs_diff(kept(before.value())) <= 1);

    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    let paid = world.claim(&alice, 1).await.expect("a claim").returned();
    assert!(paid.abs_diff(kept(owed)) <= 1);
    assert_eq!(world.snapshot().await.pool.rate.ticket_debt, 0);
}

#[tokio::test]
async fn gains_after_a_loss_pay_no_fee_until_it_is_made_good() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    lose(&mut world, 50 * SOL).await;
    world.update().await;
    let fees = world.snapshot().await.pool.fee_shares;
    world.next_epoch().await;
    world.update().await;
    let after = world.snapshot().await;
    assert_eq!(after.pool.fee_shares, fees, "no fee on the way back");
    assert!(after.pool.rate.loss_carry < 50 * SOL, "the carry falls");
    assert!(after.unvested() > 0);
}

#[tokio::test]
async fn a_vanished_stake_account_blocks_nobody() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 900 * SOL).await.expect("a deposit");
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    let stake = world.snapshot().await.entries[0].stake;
    world.bank.edit(stake, solana_account::Account::default());
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.entries[0].tracked, 0);
    assert!(now.value() < 620 * SOL);
    world.redeem(&alice, SOL).await.expect("exits are open");
    world.order(&alice, 1, 100 * SOL).await.expect("tickets are open");
    world.turn_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
}
