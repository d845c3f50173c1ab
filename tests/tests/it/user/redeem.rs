//! Leaving at once as far as the reserve goes, and by ticket for the rest.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;
use tidepool_math::{Lamports, Shares, Slot};
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

const LOCKED: u64 = SOL + 890_880;

/// What is staked earns, two of a hundred SOL are in the reserve; the epoch's middle.
async fn world() -> (World, Holder) {
    let (mut world, alice) = World::deposited().await;
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.move_to(500_000).await;
    (world, alice)
}

/// Shares that the free reserve can pay, rounded down.
async fn payable_shares(world: &mut World) -> u64 {
    let now = world.snapshot().await;
    let free = now.pool.rate.reserve.saturating_sub(LOCKED + now.pool.rate.ticket_debt);
    let price = now.ledger().price(Slot(now.slot)).expect("a price");
    price.shares_floor(Lamports(free)).expect("shares").0
}

#[tokio::test]
async fn a_reserve_that_suffices_pays_all_at_once_and_makes_no_ticket() {
    let (mut world, alice) = world().await;
    let (owner, shares) = (alice.address(), payable_shares(&mut world).await / 2);
    let sol = world.pool.redeem_sol(owner, alice.tokens, owner, shares, 0);
    let expected = world.bank.simulate(&[sol], &[&alice.wallet]).await.expect("an exit").returned();
    let before = world.balance(&alice).await;
    let receipt = world.leave(&alice, 1, shares).await.expect("an exit");
    assert_eq!(receipt.returned_pair(), (expected, 0));
    assert_eq!(world.balance(&alice).await, (before.0 + expected, before.1 - shares));
    let ticket = world.ticket_of(&alice, 1);
    assert!(world.bank.account(ticket).await.is_none(), "nobody touches the ticket's address");
    assert_eq!(world.snapshot().await.pool.open_tickets, 0);
}

#[tokio::test]
async fn the_two_parts_are_an_instant_exit_and_then_an_order_byte_for_byte() {
    let (mut world, alice) = world().await;
    let owner = alice.address();
    let (shares, at_once) = (100 * SOL, payable_shares(&mut world).await);
    let touched = [alice.tokens, owner, world.ticket_of(&alice, 1)];
    let start = world.remember(&touched).await;
    let (paid, owed) = world.leave(&alice, 1, shares).await.expect("an exit").returned_pair();
    assert!(paid > 15 * SOL && owed > 75 * SOL, "{paid} and {owed}");
    let whole = world.remember(&touched).await;

    world.rewind(&start);
    let sol = world.pool.redeem_sol(owner, alice.tokens, owner, at_once, 0);
    let receipt = world.send(&[sol], &[&alice.wallet]).await.expect("the first part");
    assert_eq!(receipt.returned(), paid);
    let receipt = world.order(&alice, 1, shares - at_once).await.expect("the second part");
    assert_eq!(receipt.returned(), owed);
    let parts = world.remember(&touched).await;
    assert!(whole.is_same(&parts), "all accounts are the same");
}

#[tokio::test]
async fn where_tickets_are_owed_more_than_the_reserve_all_is_a_ticket() {
    let (mut world, alice) = world().await;
    world.order(&alice, 1, 50 * SOL).await.expect("a ticket");
    let before = world.balance(&alice).await;
    let order = world.pool.order_ticket(alice.address(), alice.tokens, 2, 10 * SOL, 0);
    let expected = world.bank.simulate(&[order], &[&alice.wallet]).await.expect("an order");
    let receipt = world.leave(&alice, 2, 10 * SOL).await.expect("an exit");
    assert_eq!(receipt.returned_pair(), (0, expected.returned()));
    let rent = world.bank.lamports(world.ticket_of(&alice, 2)).await;
    assert_eq!(world.balance(&alice).await, (before.0 - rent, before.1 - 10 * SOL));
    assert_eq!(world.snapshot().await.pool.open_tickets, 2);
}

#[tokio::test]
async fn the_minimum_counts_both_parts() {
    let (mut world, alice) = world().await;
    let (pool, owner, tokens) = (world.pool, alice.address(), alice.tokens);
    let try_out = pool.redeem(owner, tokens, 1, 100 * SOL, 0);
    let outcome = world.bank.simulate(&[try_out], &[&alice.wallet]).await.expect("an exit");
    let (paid, owed) = outcome.returned_pair();
    assert!(paid > 0 && owed > 0);
    let greedy = pool.redeem(owner, tokens, 1, 100 * SOL, paid + owed + 1);
    let result = world.send(&[greedy], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    let exact = pool.redeem(owner, tokens, 1, 100 * SOL, paid + owed);
    let receipt = world.send(&[exact], &[&alice.wallet]).await.expect("the minimum is enough");
    assert_eq!(receipt.returned_pair(), (paid, owed));
}

#[tokio::test]
async fn before_the_update_a_quarter_is_paid_at_once_and_the_rest_is_a_ticket() {
    let (mut world, alice) = World::deposited().await;
    world.cross_boundary().await;
    let before = world.snapshot().await;
    let quarter = (before.pool.rate.reserve - LOCKED) / 4;
    let (paid, owed) = world.leave(&alice, 1, 400 * SOL).await.expect("an exit").returned_pair();
    let now = world.snapshot().await;
    assert_eq!(now.pool.gap_out, quarter, "one to one, to the lamport");
    assert_eq!(paid, quarter - (quarter * 7).div_ceil(10_000));
    let rest = 400 * SOL - quarter;
    assert_eq!(owed, rest - (rest * 7).div_ceil(10_000));
    // The quota is used up.
    let order = world.leave(&alice, 2, 10 * SOL).await.expect("an exit").returned_pair();
    assert_eq!(order, (0, 10 * SOL - 7_000_000));
    world.bank.finish_rewards();
    world.update().await;
    let opened = world.leave(&alice, 3, 10 * SOL).await.expect("an exit").returned_pair();
    assert_eq!(opened.1, 0, "the update opens it");
}

#[tokio::test]
async fn owner_recipient_and_payer_may_be_three() {
    let (mut world, alice) = world().await;
    let (bob, carol) = (world.holder(0).await, world.holder(SOL).await);
    let before = world.balance(&alice).await;
    let mut redeem = world.pool.redeem(alice.address(), alice.tokens, 1, 100 * SOL, 0);
    redeem.accounts[5].pubkey = bob.address();
    redeem.accounts[6].pubkey = carol.address();
    let receipt = world.send(&[redeem], &[&alice.wallet, &carol.wallet]).await.expect("an exit");
    let (paid, owed) = receipt.returned_pair();
    assert_eq!(world.balance(&bob).await.0, paid);
    let address = world.ticket_of(&alice, 1);
    let ticket = world.ticket(address).await;
    assert_eq!((ticket.owner, ticket.owed), (alice.address(), owed));
    assert_eq!(world.balance(&carol).await.0, SOL - world.bank.lamports(address).await);
    assert_eq!(world.balance(&alice).await, (before.0, before.1 - 100 * SOL));
}

#[tokio::test]
async fn a_used_nonce_and_a_wrong_address_are_refused_only_where_a_ticket_is_made() {
    let (mut world, alice) = world().await;
    world.order(&alice, 1, 2_000_000).await.expect("a ticket");
    let before = world.bank.account(world.ticket_of(&alice, 1)).await;
    // The system program's `AccountAlreadyInUse`.
    let result = world.leave(&alice, 1, 100 * SOL).await;
    assert_refused_by(&result, &InstructionError::Custom(0));
    world.leave(&alice, 1, SOL).await.expect("no ticket is needed");
    assert_eq!(world.bank.account(world.ticket_of(&alice, 1)).await, before);

    let wrong = world.ticket_of(&alice, 3);
    let mut redeem = world.pool.redeem(alice.address(), alice.tokens, 2, 100 * SOL, 0);
    redeem.accounts[7].pubkey = wrong;
    let result = world.send(&[redeem], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::InvalidSeeds);
}

#[tokio::test]
async fn a_price_that_moves_between_quote_and_exit_is_the_one_that_counts() {
    let (mut world, alice) = world().await;
    let quote = world.pool.quote_redeem(SOL);
    let early = world.send(std::slice::from_ref(&quote), &[]).await.expect("a quote");
    world.move_to(900_000).await;
    let now = world.snapshot().await;
    let gross = now.ledger().gross_floor(Shares(SOL), Slot(now.slot)).expect("a price").0;
    let late = world.send(&[quote], &[]).await.expect("a quote");
    assert_ne!(early.return_data, late.return_data);
    assert_eq!(late.return_data[..8], gross.to_le_bytes());
    let (paid, owed) = world.leave(&alice, 1, SOL).await.expect("an exit").returned_pair();
    assert!(paid < gross && paid > gross - gross / 200);
    assert_eq!(owed, 0);
}
