//! Turning tickets back into shares.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

const TICKET_RENT: u64 = 1_893_120;

/// Rewards flow into the rate, and Alice has two tickets for 100 SOL of shares each.
async fn world_with_tickets() -> (World, Holder) {
    let (mut world, alice) = World::deposited().await;
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.move_to(200_000).await;
    for nonce in [1, 2] {
        world.order(&alice, nonce, 100 * SOL).await.expect("a ticket");
    }
    world.move_to(600_000).await;
    (world, alice)
}

/// What `lamports` buy now.
async fn shares_for(world: &mut World, lamports: u64) -> u64 {
    let now = world.snapshot().await;
    let shares = u128::from(lamports) * u128::from(now.pool.rate.shares);
    u64::try_from(shares / u128::from(now.value())).expect("shares of 64 bits")
}

#[tokio::test]
async fn a_cancellation_is_a_deposit_of_what_the_ticket_is_worth() {
    let (mut world, alice) = world_with_tickets().await;
    let address = world.ticket_of(&alice, 1);
    let ticket = world.ticket(address).await;
    let expected = shares_for(&mut world, ticket.owed).await;
    assert!(expected < 100 * SOL - 100 * SOL * 7 / 10_000, "the rate has risen meanwhile");
    let (before, purse) = (world.snapshot().await.pool, world.balance(&alice).await);
    let rent = world.bank.lamports(address).await;
    let minted = world.cancel(&alice, 1).await.expect("a cancellation").returned();
    assert_eq!(minted, expected);
    assert_eq!(world.balance(&alice).await, (purse.0 + rent, purse.1 + minted));
    assert!(world.bank.account(address).await.is_none(), "the ticket is gone");

    let after = world.snapshot().await.pool;
    assert_eq!(after.rate.backing, before.rate.backing + ticket.owed);
    assert_eq!(after.rate.ticket_debt, before.rate.ticket_debt - ticket.owed);
    assert_eq!(after.rate.shares, before.rate.shares + minted);
    assert_eq!(after.rate.minted, before.rate.minted + minted);
    assert_eq!(after.rate.pending_fees, before.rate.pending_fees, "the fee is not refunded");
    assert_eq!(after.rate.reserve, before.rate.reserve, "no lamport moves");
    assert_eq!((before.open_tickets, after.open_tickets), (2, 1));
}

#[tokio::test]
async fn less_than_the_minimum_is_refused() {
    let (mut world, alice) = world_with_tickets().await;
    let (pool, ticket) = (world.pool, world.ticket_of(&alice, 1));
    let owed = world.ticket(ticket).await.owed;
    let shares = shares_for(&mut world, owed).await;
    let greedy = pool.cancel_ticket(ticket, alice.address(), alice.tokens, shares + 1);
    let result = world.send(&[greedy], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    let exact = pool.cancel_ticket(ticket, alice.address(), alice.tokens, shares);
    world.send(&[exact], &[&alice.wallet]).await.expect("the exact minimum is enough");
}

#[tokio::test]
async fn a_ticket_worth_less_than_a_share_is_refused_and_can_be_claimed() {
    let (mut world, alice) = world_with_tickets().await;
    // Two shares are worth two lamports and a little, and the fee takes one of them.
    assert_eq!(world.order(&alice, 3, 2).await.expect("a ticket").returned(), 1);
    assert_refused(&world.cancel(&alice, 3).await, TidepoolError::ZeroOutput);
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.claim(&alice, 3).await.expect("a claim").returned(), 1);
}

#[tokio::test]
async fn only_the_owner_cancels() {
    let (mut world, alice) = world_with_tickets().await;
    let bob = world.holder(SOL).await;
    let ticket = world.ticket_of(&alice, 1);
    let theft = world.pool.cancel_ticket(ticket, bob.address(), bob.tokens, 0);
    let result = world.send(&[theft], &[&bob.wallet]).await;
    assert_refused(&result, TidepoolError::NotTicketOwner);
    // The shares go where the owner says, the rent to the owner.
    let gift = world.pool.cancel_ticket(ticket, alice.address(), bob.tokens, 0);
    let before = world.balance(&alice).await;
    let minted = world.send(&[gift], &[&alice.wallet]).await.expect("a gift").returned();
    assert_eq!(world.balance(&bob).await, (SOL, minted));
    assert_eq!(world.balance(&alice).await, (before.0 + TICKET_RENT, before.1));
}

#[tokio::test]
async fn a_ticket_of_another_pool_is_refused() {
    let (mut world, alice) = world_with_tickets().await;
    let ticket = world.ticket_of(&alice, 1);
    let mut other = world.second_pool(&tidepool_tests::WorldOptions::default()).await;
    world.turn_to(&mut other);
    let tokens = world.bank.token_account(world.pool.mint, alice.address()).await;
    let theft = world.pool.cancel_ticket(ticket, alice.address(), tokens, 0);
    let result = world.send(&[theft], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::WrongTicketPool);
}

#[tokio::test]
async fn a_ticket_that_can_be_claimed_can_still_be_cancelled() {
    let (mut world, alice) = world_with_tickets().await;
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    let owed = world.ticket(world.ticket_of(&alice, 1)).await.owed;
    let expected = shares_for(&mut world, owed).await;
    let minted = world.cancel(&alice, 1).await.expect("a cancellation").returned();
    assert_eq!(minted, expected);
    let owed = world.ticket(world.ticket_of(&alice, 2)).await.owed;
    assert_eq!(world.claim(&alice, 2).await.expect("a claim").returned(), owed);
}

#[tokio::test]
async fn a_ticket_ends_once() {
    let (mut world, alice) = world_with_tickets().await;
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    // The framework finds an account without data.
    let closed = InstructionError::AccountDataTooSmall;
    world.claim(&alice, 1).await.expect("a claim");
    assert_refused_by(&world.cancel(&alice, 1).await, &closed);
    world.cancel(&alice, 2).await.expect("a cancellation");
    assert_refused_by(&world.claim(&alice, 2).await, &closed);
    assert_refused_by(&world.cancel(&alice, 2).await, &closed);
}

#[tokio::test]
async fn a_cancelled_ticket_cannot_be_revived_in_its_transaction() {
    let (mut world, alice) = world_with_tickets().await;
    let (ticket, owner) = (world.ticket_of(&alice, 1), alice.address());
    let cancel = world.pool.cancel_ticket(ticket, owner, alice.tokens, 0);
    let revive = solana_system_interface::instruction::transfer(&owner, &ticket, TICKET_RENT);
    let result = world.send(&[cancel.clone(), revive, cancel], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::AccountDataTooSmall);
}

#[tokio::test]
async fn in_one_transaction_a_nonce_can_be_used_again() {
    let (mut world, alice) = world_with_tickets().await;
    let (ticket, owner) = (world.ticket_of(&alice, 1), alice.address());
    let cancel = world.pool.cancel_ticket(ticket, owner, alice.tokens, 0);
    let order = world.pool.order_ticket(owner, alice.tokens, 1, 3 * SOL, 0);
    let receipt = world.send(&[cancel, order], &[&alice.wallet]).await.expect("a new ticket");
    assert_eq!(world.ticket(ticket).await.owed, receipt.returned());
    assert_eq!(world.bank.lamports(ticket).await, TICKET_RENT);
    assert_eq!(world.snapshot().await.pool.open_tickets, 2);
}
