//! Jito's restaking vaults.
//!
//! * OtterSec 2024, critical: a burn went round the withdrawal tickets. Here: Monotone.
//! * The same, high: a vault that was slashed to nothing minted one to one. Here: First
//!   depositor.
//! * The same, high: tokens sent to a ticket stopped its closing. Here: Exit.
//! * The same, high: a stranger burned for others, at a minimum of his own. Here: Slippage.
//! * The same, high: the first share was inflated. Here: First depositor.
//! * Certora 2024, high: lamports and shares were mixed. Here: Identity, Loss fairness.
//! * The same, high: several epochs passed and one step was taken. Here: Idempotence.
//! * The same, high: with a supply of zero it all began anew. Here: First depositor.
//! * The same, high: a half-done crank was taken for a whole one. Here: Staleness.
//! * The same, medium: parts of an amount paid less than the whole. Here: Rounding.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused, token};

use super::scenes::{floor_of, part, seasoned, slash, worth};

#[tokio::test]
async fn ottersec_2024_a_burn_goes_round_the_tickets() {
    let (mut world, alice) = World::staked().await;
    let bob = world.holder(SOL).await;
    world.transfer(&alice, &bob, 100 * SOL).await.expect("a transfer");
    world.order(&alice, 1, 50 * SOL).await.expect("a ticket");
    let before = world.snapshot().await;
    let (lamports, _) = world.balance(&bob).await;
    let burn = token::burn(bob.tokens, world.pool.mint, bob.address(), 100 * SOL);
    world.send(&[burn], &[&bob.wallet]).await.expect("the token program lets him");
    let now = world.snapshot().await;
    assert_eq!((now.value(), now.pool.rate.shares), (before.value(), before.pool.rate.shares));
    world.next_epoch().await;
    world.update().await;
    let after = world.snapshot().await;
    assert_eq!(world.balance(&bob).await, (lamports, 0), "he has given, and got nothing");
    assert_eq!(after.pool.rate.ticket_debt, before.pool.rate.ticket_debt);
    assert!(after.unvested() > 99 * SOL, "it flows to those who stay");
}

#[tokio::test]
async fn ottersec_2024_a_vault_that_was_slashed_to_nothing_mints_one_to_one() {
    let (mut world, alice) = World::staked().await;
    let bob = world.holder(100 * SOL).await;
    // Edited: all stake is gone at once.
    for stake in world.snapshot().await.stake_accounts() {
        world.bank.edit(stake, solana_account::Account::default());
    }
    world.update().await;
    let before = world.snapshot().await;
    assert!(before.value() < 25 * SOL, "{}", before.value());
    let held = world.balance(&alice).await.1;
    let minted = world.deposit(&bob, 10 * SOL).await.expect("a deposit").returned();
    assert_eq!(minted, part(10 * SOL, before.pool.rate.shares, before.value()));
    assert!(minted > 300 * SOL, "at the rate of now, not one to one");
    let now = world.snapshot().await;
    let (was, is) = (worth(&before, held), worth(&now, held));
    assert!(was.abs_diff(is) <= 1, "Alice is not diluted: {was} and {is}");
}

#[tokio::test]
async fn ottersec_2024_what_is_sent_to_a_ticket_stops_its_closing() {
    let (mut world, alice) = World::staked().await;
    let owed = world.order(&alice, 1, SOL).await.expect("a ticket").returned();
    let ticket = world.ticket_of(&alice, 1);
    let rent = world.bank.lamports(ticket).await;
    world.bank.give(ticket, 12_345).await;
    // Tokens, too: an account of the ticket's own.
    let mint = world.pool.mint;
    let tokens = world.bank.token_account(mint, ticket).await;
    let gift = token::transfer(alice.tokens, tokens, alice.address(), SOL);
    world.send(&[gift], &[&alice.wallet]).await.expect("a gift");
    world.turn_epoch().await;
    world.update().await;
    let before = world.balance(&alice).await.0;
    world.claim(&alice, 1).await.expect("a claim");
    assert_eq!(world.balance(&alice).await.0, before + owed + rent + 12_345);
    assert!(world.bank.account(ticket).await.is_none());
}

#[tokio::test]
async fn ottersec_2024_a_stranger_burns_for_others_at_a_minimum_of_his_own() {
    let (mut world, alice) = World::staked().await;
    let mallory = world.holder(SOL).await;
    world.order(&alice, 1, 10 * SOL).await.expect("a ticket");
    let ticket = world.ticket_of(&alice, 1);
    let cancel = world.pool.cancel_ticket(ticket, mallory.address(), mallory.tokens, 0);
    let result = world.send(&[cancel], &[&mallory.wallet]).await;
    assert_refused(&result, TidepoolError::NotTicketOwner);
    let result = world.give_ticket(&mallory, ticket, mallory.address()).await;
    assert_refused(&result, TidepoolError::NotTicketOwner);
    world.turn_epoch().await;
    world.update().await;
    let steal = world.pool.claim_ticket(ticket, mallory.address());
    assert_refused(&world.send(&[steal], &[]).await, TidepoolError::WrongTicketOwner);
    // What a stranger may do is pay her: no choice is left to him.
    let before = world.balance(&alice).await.0;
    let claim = world.pool.claim_ticket(ticket, alice.address());
    let paid = world.send(&[claim], &[]).await.expect("a claim").returned();
    assert!(world.balance(&alice).await.0 > before + paid);
}

#[tokio::test]
async fn ottersec_2024_the_first_share_is_inflated() {
    let mut world = World::new().await;
    let mallory = world.holder(10_000 * SOL).await;
    let bob = world.holder(100 * SOL).await;
    world.deposit(&mallory, 1).await.expect("one share");
    let (reserve, list) = (world.pool.reserve, world.pool.pool);
    for address in [reserve, list] {
        world.bank.give(address, 4_000 * SOL).await;
    }
    world.next_epoch().await;
    world.update().await;
    let minted = world.deposit(&bob, 10 * SOL).await.expect("a deposit").returned();
    assert!(minted > SOL, "a fair number of shares: {minted}");
    let paid = world.redeem(&bob, minted).await.expect("an exit").returned();
    assert!(10 * SOL - paid <= floor_of(10 * SOL) + 20, "the floor and dust: {paid}");
}

#[tokio::test]
async fn certora_2024_lamports_and_shares_are_mixed() {
    let (mut world, alice) = World::staked().await;
    slash(&mut world, 0, 300 * SOL).await;
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.rate() < SOL * 3 / 4, "a share is worth far less than a lamport");
    let gross = worth(&now, 10 * SOL);
    let owed = world.order(&alice, 1, 10 * SOL).await.expect("a ticket").returned();
    assert_eq!(owed, gross - floor_of(gross));
    let before = world.snapshot().await;
    assert_eq!(before.pool.rate.ticket_debt, owed, "lamports");
    assert_eq!(now.pool.rate.shares - before.pool.rate.shares, 10 * SOL, "shares");
    let minted = world.cancel(&alice, 1).await.expect("a cancellation").returned();
    assert_eq!(minted, part(owed, before.pool.rate.shares, before.value()));
    assert!(minted > owed * 4 / 3);
}

#[tokio::test]
async fn certora_2024_several_epochs_pass_and_one_step_is_taken() {
    let (mut world, alice) = World::staked().await;
    let owed = world.order(&alice, 1, 300 * SOL).await.expect("a ticket").returned();
    world.move_stake().await;
    world.leap(4).await;
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::TicketNotReady);
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.pool.rate.last_update_epoch, now.epoch, "one update catches up");
    assert_eq!(now.header.cooling + now.header.cooled_unswept, 0, "all came home");
    assert_eq!(world.claim(&alice, 1).await.expect("a claim").returned(), owed);
    world.deposit(&alice, SOL).await.expect("open");
}

#[tokio::test]
async fn certora_2024_with_a_supply_of_zero_it_begins_anew() {
    let (mut world, alice) = World::deposited().await;
    let bob = world.holder(1_000 * SOL).await;
    let all = world.balance(&alice).await.1;
    world.redeem(&alice, all).await.expect("an exit");
    let left = world.snapshot().await;
    assert_eq!((left.supply, left.pool.rate.shares), (0, left.pool.locked_shares));
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 500 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    // What was left and given belongs to the locked shares, not to the next who comes.
    let before = world.snapshot().await;
    let minted = world.deposit(&bob, 100 * SOL).await.expect("a deposit").returned();
    assert_eq!(minted, part(100 * SOL, before.pool.rate.shares, before.value()));
    let paid = world.redeem(&bob, minted).await.expect("an exit").returned();
    assert!(paid < 100 * SOL, "and he takes none of it: {paid}");
}

#[tokio::test]
async fn certora_2024_a_half_done_crank_is_taken_for_a_whole_one() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let one = entries[0];
    let thrice = world.pool.update_validators(&[one, one, one]);
    // The runtime lends an account once, however often it is named.
    world.send(&[thrice], &[]).await.expect("one look, three times");
    let once = world.pool.update_validators(&[one]);
    world.send(&[once], &[]).await.expect("and once more");
    let header = world.snapshot().await.header;
    assert_eq!((header.seen, header.count), (1, 3));
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    world.update_validators().await.expect("all validators");
    world.update_pool().await.expect("the pool");
}

#[tokio::test]
async fn certora_2024_parts_of_an_amount_pay_less_than_the_whole() {
    let (mut world, alice) = seasoned().await;
    let touched = [1, 2, 3, 4]
        .map(|nonce| world.ticket_of(&alice, nonce))
        .into_iter()
        .chain([alice.address(), alice.tokens]);
    let start = world.remember(&touched.collect::<Vec<_>>()).await;
    let before = world.snapshot().await.pool.rate.pending_fees;
    let whole = 90 * SOL + 1;
    let owed = world.order(&alice, 1, whole).await.expect("a ticket").returned();
    let fee = world.snapshot().await.pool.rate.pending_fees - before;
    world.rewind(&start);
    let mut sum = 0;
    for nonce in 2..5 {
        sum += world.order(&alice, nonce, whole / 3).await.expect("a part").returned();
    }
    let fees = world.snapshot().await.pool.rate.pending_fees - before;
    assert!(sum <= owed && fees >= fee - 1, "{sum} of {owed}, {fees} and {fee}");
}
