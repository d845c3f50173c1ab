//! Claiming tickets.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;
use tidepool_client::ticket_address;
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

/// Alice has deposited 100 SOL and ordered a ticket for 10 of them.
async fn world_with_ticket() -> (World, Holder) {
    let mut world = World::new().await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.order(&alice, 1, 10 * SOL).await.expect("a ticket");
    (world, alice)
}

#[tokio::test]
async fn a_ticket_waits_for_an_update_in_a_later_epoch() {
    let (mut world, alice) = world_with_ticket().await;
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::TicketNotReady);
    world.next_epoch().await;
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::TicketNotReady);
    world.update().await;
    let before = world.balance(&alice).await.0;
    let address = ticket_address(&world.pool.pool, &alice.address(), 1);
    let rent = world.bank.lamports(address).await;
    let receipt = world.claim(&alice, 1).await.expect("a claim");
    assert_eq!(receipt.returned(), 10 * SOL - 7_000_000);
    assert_eq!(world.balance(&alice).await.0, before + receipt.returned() + rent);
    assert!(world.bank.account(address).await.is_none(), "the ticket is gone");
    assert_eq!(world.snapshot().await.pool.open_tickets, 0);
    assert_eq!(world.snapshot().await.pool.rate.ticket_debt, 0);
}

#[tokio::test]
async fn anybody_may_call_and_only_the_owner_is_paid() {
    let (mut world, alice) = world_with_ticket().await;
    let bob = world.holder(SOL).await;
    world.next_epoch().await;
    world.update().await;
    let ticket = ticket_address(&world.pool.pool, &alice.address(), 1);
    let theft = world.pool.claim_ticket(ticket, bob.address());
    assert_refused(&world.send(&[theft], &[]).await, TidepoolError::WrongTicketOwner);
    let favour = world.pool.claim_ticket(ticket, alice.address());
    world.send(&[favour], &[]).await.expect("a claim for Alice");
}

#[tokio::test]
async fn a_ticket_is_paid_once() {
    let (mut world, alice) = world_with_ticket().await;
    world.next_epoch().await;
    world.update().await;
    let ticket = ticket_address(&world.pool.pool, &alice.address(), 1);
    let claim = world.pool.claim_ticket(ticket, alice.address());
    // The framework finds an account without data.
    let closed = InstructionError::AccountDataTooSmall;
    let twice = world.send(&[claim.clone(), claim.clone()], &[]).await;
    assert_refused_by(&twice, &closed);
    world.send(std::slice::from_ref(&claim), &[]).await.expect("once");
    assert_refused_by(&world.send(&[claim], &[]).await, &closed);
}

#[tokio::test]
async fn a_claim_waits_for_the_reserve_and_cooled_stake_pays_it() {
    let mut world = World::new().await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    // Nearly all stake is with the validators now.
    world.order(&alice, 1, 60 * SOL).await.expect("a ticket");
    world.move_stake().await;
    world.next_epoch().await;
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::TicketNotReady);
    world.update_validators().await.expect("the sweep");
    world.update_pool().await.expect("the update");
    let receipt = world.claim(&alice, 1).await.expect("a claim");
    assert!(receipt.returned() > 60 * SOL - 60 * SOL * 8 / 10_000);
}

#[tokio::test]
async fn without_undelegation_the_reserve_cannot_pay() {
    let mut world = World::new().await;
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.order(&alice, 1, 60 * SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update().await;
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::InsufficientReserve);
}
