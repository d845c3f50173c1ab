//! Depositing SOL.

use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions, assert_refused};

#[tokio::test]
async fn at_the_start_the_receipt_equals_the_deposit() {
    let mut world = World::new().await;
    let alice = world.holder(100 * SOL).await;
    let before = world.snapshot().await;
    let receipt = world.deposit(&alice, 10 * SOL).await.expect("a deposit");
    let after = world.snapshot().await;
    assert_eq!(receipt.returned(), 10 * SOL);
    assert_eq!(world.balance(&alice).await, (90 * SOL, 10 * SOL));
    assert_eq!(after.pool.rate.backing, before.pool.rate.backing + 10 * SOL);
    assert_eq!(after.pool.rate.minted, 10 * SOL);
    assert_eq!(after.supply, 10 * SOL);
    assert_eq!(after.reserve_lamports, before.reserve_lamports + 10 * SOL);
}

#[tokio::test]
async fn a_deposit_fee_stays_in_the_pool_as_tide() {
    let parameters = Parameters { deposit_fee: Millionths(1_000), ..Parameters::DEFAULT };
    let mut world = World::with(WorldOptions { parameters, ..WorldOptions::default() }).await;
    let alice = world.holder(100 * SOL).await;
    let receipt = world.deposit(&alice, 10 * SOL).await.expect("a deposit");
    // A thousandth of ten SOL.
    assert_eq!(receipt.returned(), 10 * SOL - 10_000_000);
    assert_eq!(world.snapshot().await.pool.rate.pending_fees, 10_000_000);
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.pool.rate.tide_amount, 10_000_000);
}

#[tokio::test]
async fn nothing_gives_nothing() {
    let mut world = World::new().await;
    let alice = world.holder(SOL).await;
    assert_refused(&world.deposit(&alice, 0).await, TidepoolError::ZeroOutput);
}

#[tokio::test]
async fn dust_below_one_share_is_refused() {
    let mut world = World::new().await;
    let alice = world.holder(10 * SOL).await;
    world.deposit(&alice, SOL).await.expect("a deposit");
    // A donation makes a share worth more than a lamport once it has vested.
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 1_000 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    world.next_epoch().await;
    world.update().await;
    assert_refused(&world.deposit(&alice, 1).await, TidepoolError::ZeroOutput);
}

#[tokio::test]
async fn less_than_the_minimum_is_refused() {
    let mut world = World::new().await;
    let alice = world.holder(10 * SOL).await;
    let pool = world.pool;
    let greedy = pool.deposit_sol(alice.address(), alice.tokens, SOL, SOL + 1);
    let result = world.send(&[greedy], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    let exact = pool.deposit_sol(alice.address(), alice.tokens, SOL, SOL);
    world.send(&[exact], &[&alice.wallet]).await.expect("the exact minimum is enough");
}

#[tokio::test]
async fn more_than_the_pool_can_count_is_refused() {
    let mut world = World::new().await;
    let alice = world.holder(SOL).await;
    for lamports in [1 << 60, u64::MAX] {
        let result = world.deposit(&alice, lamports).await;
        assert_refused(&result, TidepoolError::AmountOutOfRange);
    }
}

#[tokio::test]
async fn more_than_the_payer_has_is_refused() {
    let mut world = World::new().await;
    let alice = world.holder(SOL).await;
    let result = world.deposit(&alice, 2 * SOL).await;
    // The system program's `ResultWithNegativeLamports`.
    let expected = solana_instruction::error::InstructionError::Custom(1);
    tidepool_tests::assert_refused_by(&result, &expected);
}

#[tokio::test]
async fn a_pool_two_epochs_behind_is_stale() {
    let mut world = World::new().await;
    let alice = world.holder(10 * SOL).await;
    world.next_epoch().await;
    world.deposit(&alice, SOL).await.expect("one epoch behind is open");
    world.next_epoch().await;
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
    world.update().await;
    world.deposit(&alice, SOL).await.expect("the crank opens it");
}

#[tokio::test]
async fn payer_and_recipient_may_be_two() {
    let mut world = World::new().await;
    let (alice, bob) = (world.holder(10 * SOL).await, world.holder(0).await);
    let gift = world.pool.deposit_sol(alice.address(), bob.tokens, SOL, 0);
    world.send(&[gift], &[&alice.wallet]).await.expect("a gift");
    assert_eq!(world.balance(&bob).await.1, SOL);
}
