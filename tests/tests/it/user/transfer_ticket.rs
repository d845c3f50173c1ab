//! Giving tickets to somebody else.

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

/// Alice has a ticket of nonce 1; Bob and Carol have nothing but rent.
async fn world_with_ticket() -> (World, [Holder; 3]) {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, 10 * SOL).await.expect("a ticket");
    let (bob, carol) = (world.holder(SOL).await, world.holder(SOL).await);
    (world, [alice, bob, carol])
}

async fn to_next_update(world: &mut World) {
    world.next_epoch().await;
    world.update().await;
}

#[tokio::test]
async fn the_new_owner_is_paid_and_nothing_else_changes() {
    let (mut world, [alice, bob, _]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    let (before, pool) = (world.ticket(ticket).await, world.pool_bytes().await);
    let rent = world.bank.lamports(ticket).await;
    let given = world.give_ticket(&alice, ticket, bob.address()).await.expect("a transfer");
    let after = world.ticket(ticket).await;
    assert_eq!(given.returned(), before.owed);
    assert_eq!((before.owner, after.owner), (alice.address(), bob.address()));
    let terms = |ticket: &tidepool::state::Ticket| (ticket.terms(), ticket.pool, ticket.bump);
    assert_eq!(terms(&before), terms(&after));
    assert!(pool == world.pool_bytes().await, "the pool owes the same");

    to_next_update(&mut world).await;
    let claim = world.pool.claim_ticket(ticket, alice.address());
    assert_refused(&world.send(&[claim], &[]).await, TidepoolError::WrongTicketOwner);
    let claim = world.pool.claim_ticket(ticket, bob.address());
    let paid = world.send(&[claim], &[]).await.expect("a claim").returned();
    assert_eq!(paid, 10 * SOL - 7_000_000);
    assert_eq!(world.balance(&bob).await.0, SOL + paid + rent);
}

#[tokio::test]
async fn the_new_owner_may_cancel_and_the_old_may_not() {
    let (mut world, [alice, bob, _]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    world.give_ticket(&alice, ticket, bob.address()).await.expect("a transfer");
    assert_refused(&world.cancel(&alice, 1).await, TidepoolError::NotTicketOwner);
    let cancel = world.pool.cancel_ticket(ticket, bob.address(), bob.tokens, 0);
    let minted = world.send(&[cancel], &[&bob.wallet]).await.expect("a cancellation").returned();
    assert_eq!(world.balance(&bob).await.1, minted);
}

#[tokio::test]
async fn only_the_owner_of_now_gives_it() {
    let (mut world, [alice, bob, carol]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    let theft = world.give_ticket(&bob, ticket, bob.address()).await;
    assert_refused(&theft, TidepoolError::NotTicketOwner);
    world.give_ticket(&alice, ticket, bob.address()).await.expect("a transfer");
    let regret = world.give_ticket(&alice, ticket, alice.address()).await;
    assert_refused(&regret, TidepoolError::NotTicketOwner);
    // In a chain, half of it when the ticket is payable already.
    world.give_ticket(&bob, ticket, carol.address()).await.expect("a transfer");
    to_next_update(&mut world).await;
    world.give_ticket(&carol, ticket, alice.address()).await.expect("and back to Alice");
    let late = world.give_ticket(&carol, ticket, bob.address()).await;
    assert_refused(&late, TidepoolError::NotTicketOwner);
    assert_eq!(world.claim(&alice, 1).await.expect("a claim").returned(), 10 * SOL - 7_000_000);
}

#[tokio::test]
async fn a_ticket_cannot_be_given_to_nobody() {
    let (mut world, [alice, ..]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    let lost = world.give_ticket(&alice, ticket, Pubkey::default()).await;
    assert_refused(&lost, TidepoolError::WrongTicketOwner);
}

#[tokio::test]
async fn a_ticket_given_to_its_owner_stays_hers() {
    let (mut world, [alice, ..]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    let before = world.bank.account(ticket).await;
    world.give_ticket(&alice, ticket, alice.address()).await.expect("a transfer");
    assert_eq!(world.bank.account(ticket).await, before);
}

#[tokio::test]
async fn the_nonce_stays_the_first_owners_until_the_claim() {
    let (mut world, [alice, bob, _]) = world_with_ticket().await;
    let ticket = world.ticket_of(&alice, 1);
    world.give_ticket(&alice, ticket, bob.address()).await.expect("a transfer");
    // The system program's `AccountAlreadyInUse`.
    let in_use = InstructionError::Custom(0);
    assert_refused_by(&world.order(&alice, 1, SOL).await, &in_use);
    world.transfer(&alice, &bob, 5 * SOL).await.expect("shares for Bob");
    world.order(&bob, 1, SOL).await.expect("Bob's own nonce is free");
    assert_ne!(world.ticket_of(&bob, 1), ticket);
    to_next_update(&mut world).await;
    assert_refused_by(&world.order(&alice, 1, SOL).await, &in_use);
    let claim = world.pool.claim_ticket(ticket, bob.address());
    world.send(&[claim], &[]).await.expect("a claim");
    world.order(&alice, 1, SOL).await.expect("the nonce is free again");
    assert_eq!(world.ticket(ticket).await.owner, alice.address());
}

#[tokio::test]
async fn a_ticket_that_was_paid_cannot_be_given() {
    let (mut world, [alice, bob, _]) = world_with_ticket().await;
    to_next_update(&mut world).await;
    world.claim(&alice, 1).await.expect("a claim");
    let ticket = world.ticket_of(&alice, 1);
    let late = world.give_ticket(&alice, ticket, bob.address()).await;
    // The framework finds an account without data.
    assert_refused_by(&late, &InstructionError::AccountDataTooSmall);
}
