//! Ordering tickets.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;
use tidepool_client::{account::decode_ticket, ticket_address};
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

async fn world_with_alice() -> (World, Holder) {
    let mut world = World::new().await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    (world, alice)
}

#[tokio::test]
async fn an_order_burns_shares_and_fixes_lamports() {
    let (mut world, alice) = world_with_alice().await;
    let receipt = world.order(&alice, 7, 10 * SOL).await.expect("a ticket");
    assert_eq!(receipt.returned(), 10 * SOL - 7_000_000);
    assert_eq!(world.balance(&alice).await.1, 90 * SOL);

    let address = ticket_address(&world.pool.pool, &alice.address(), 7);
    let account = world.bank.account(address).await.expect("a ticket");
    let ticket = decode_ticket(&account.data).expect("a ticket");
    assert_eq!(ticket.owner, alice.address());
    assert_eq!(ticket.pool, world.pool.pool);
    assert_eq!(ticket.owed, 10 * SOL - 7_000_000);
    assert_eq!(ticket.epoch, 14);

    let now = world.snapshot().await;
    assert_eq!(now.pool.rate.ticket_debt, 10 * SOL - 7_000_000);
    assert_eq!(now.pool.rate.pending_fees, 7_000_000);
    assert_eq!(now.pool.open_tickets, 1);
}

#[tokio::test]
async fn a_nonce_names_one_open_ticket() {
    let (mut world, alice) = world_with_alice().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let result = world.order(&alice, 1, SOL).await;
    // The system program's `AccountAlreadyInUse`.
    assert_refused_by(&result, &InstructionError::Custom(0));
    world.order(&alice, 2, SOL).await.expect("another nonce");
}

#[tokio::test]
async fn a_funded_address_is_no_obstacle_and_its_lamports_go_to_the_owner() {
    let (mut world, alice) = world_with_alice().await;
    let address = ticket_address(&world.pool.pool, &alice.address(), 1);
    world.bank.give(address, 3 * SOL).await;
    let owed = world.order(&alice, 1, SOL).await.expect("a ticket").returned();
    let before = world.balance(&alice).await.0;
    world.next_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
    assert_eq!(world.balance(&alice).await.0, before + owed + 3 * SOL);
}

#[tokio::test]
async fn zero_dust_and_too_much_are_refused() {
    let (mut world, alice) = world_with_alice().await;
    assert_refused(&world.order(&alice, 1, 0).await, TidepoolError::ZeroOutput);
    assert_refused(&world.order(&alice, 1, 1).await, TidepoolError::ZeroOutput);
    let result = world.order(&alice, 1, u64::MAX).await;
    assert_refused(&result, TidepoolError::AmountOutOfRange);
}

#[tokio::test]
async fn more_than_the_owner_has_is_refused() {
    let (mut world, alice) = world_with_alice().await;
    let bob = world.holder(100 * SOL).await;
    world.deposit(&bob, 50 * SOL).await.expect("a deposit");
    let result = world.order(&alice, 1, 120 * SOL).await;
    // The token program's `InsufficientFunds`.
    assert_refused_by(&result, &InstructionError::Custom(1));
}

#[tokio::test]
async fn less_than_the_minimum_is_refused() {
    let (mut world, alice) = world_with_alice().await;
    let (pool, owner) = (world.pool, alice.address());
    let greedy = pool.order_ticket(owner, alice.tokens, 1, SOL, SOL - 700_000 + 1);
    let result = world.send(&[greedy], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
}

#[tokio::test]
async fn a_pool_two_epochs_behind_is_stale() {
    let (mut world, alice) = world_with_alice().await;
    world.skip_epochs(2).await;
    world.bank.finish_rewards();
    assert_refused(&world.order(&alice, 1, SOL).await, TidepoolError::PoolStale);
}

#[tokio::test]
async fn a_ticket_can_be_ordered_while_rewards_are_paid() {
    let (mut world, alice) = world_with_alice().await;
    world.turn_epoch().await;
    world.update().await;
    world.cross_boundary().await;
    world.order(&alice, 1, SOL).await.expect("no stake program is needed");
}
