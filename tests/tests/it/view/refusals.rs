//! What cannot be quoted is refused as the instruction itself would refuse it.

use solana_instruction::Instruction;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

async fn assert_quote_refused(world: &mut World, quote: Instruction, expected: TidepoolError) {
    assert_refused(&world.send(&[quote], &[]).await, expected);
}

#[tokio::test]
async fn nothing_dust_and_too_much_have_no_quote() {
    let (mut world, _) = World::deposited().await;
    let pool = world.pool;
    let refusals = [
        (pool.quote_deposit(0), TidepoolError::ZeroOutput),
        (pool.quote_redeem(0), TidepoolError::ZeroOutput),
        // One share is worth a lamport, and the fee takes it.
        (pool.quote_redeem(1), TidepoolError::ZeroOutput),
        (pool.quote_redeem(u64::MAX), TidepoolError::AmountOutOfRange),
    ];
    for (quote, expected) in refusals {
        assert_quote_refused(&mut world, quote, expected).await;
    }
}

#[tokio::test]
async fn a_pool_two_epochs_behind_quotes_nothing() {
    let (mut world, _) = World::deposited().await;
    world.skip_epochs(2).await;
    let (deposit, redeem) = (world.pool.quote_deposit(SOL), world.pool.quote_redeem(SOL));
    assert_quote_refused(&mut world, deposit, TidepoolError::PoolStale).await;
    assert_quote_refused(&mut world, redeem, TidepoolError::PoolStale).await;
}

#[tokio::test]
async fn a_pool_with_an_unbooked_loss_quotes_nothing() {
    let (mut world, _) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited, because the runtime does not slash.
    world.bank.edit_with(main, |account| account.lamports -= SOL).await;
    world.update_validators().await.expect("all validators");
    let (deposit, redeem) = (world.pool.quote_deposit(SOL), world.pool.quote_redeem(SOL));
    assert_quote_refused(&mut world, deposit, TidepoolError::PoolStale).await;
    assert_quote_refused(&mut world, redeem, TidepoolError::PoolStale).await;
    let rate = world.pool.exchange_rate();
    let rate = world.send(&[rate], &[]).await.expect("the rate says so itself");
    assert_eq!(rate.return_data.get(56).copied().unwrap_or_default(), 0, "not fresh");
}
