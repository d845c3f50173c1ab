//! Tickets of liquidations become cash.

use tidepool::error::TidepoolError;
use tidepool_client::lending::tidepool_lending::{
    error::LendingError,
    instruction::{ALL, Rest},
    state::Claim,
};
use tidepool_tests::{SOL, assert_lender_refused, assert_refused};

use super::scenes::Scene;

/// A liquidation's claim on a ticket.
async fn claimed() -> (Scene, Claim) {
    let mut scene = Box::pin(Scene::unhealthy()).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let owner = alice.address();
    lender.liquidate(world, liz, &owner, ALL, (Rest::Ticket, 1)).await.expect("a liquidation");
    let claim = lender.claim(world, 1).await.expect("a claim");
    (scene, claim)
}

#[tokio::test]
async fn a_ticket_is_collected_an_epoch_later_and_divided_to_the_lamport() {
    let (mut scene, claim) = Box::pin(claimed()).await;
    let liz_address = scene.liz.address();
    let result = scene.lender.collect(&mut scene.world, &liz_address, 1).await;
    assert_refused(&result, TidepoolError::TicketNotReady);
    scene.epochs(1).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    let (before, had) = (lender.market(world).await.books, world.balance(liz).await.0);
    let vault = world.bank.lamports(lender.at.vault).await;
    lender.collect(world, &liz_address, 1).await.expect("a collection");
    let now = lender.market(world).await.books;
    assert_eq!(now.cash - before.cash, claim.carried);
    assert_eq!(world.bank.lamports(lender.at.vault).await - vault, claim.carried);
    assert_eq!((now.receivable, now.bad_debt), (0, 0));
    let reward = claim.owed * 5 / 105;
    assert_eq!(world.balance(liz).await.0 - had, claim.rents + reward);
    assert!(lender.claim(world, 1).await.is_none() && claim.carried == claim.owed - reward);
    let result = lender.collect(world, &liz_address, 1).await;
    assert_lender_refused(&result, LendingError::WrongClaim);
}

#[tokio::test]
async fn a_ticket_that_a_stranger_made_the_pool_pay_is_collected_all_the_same() {
    let (mut scene, claim) = Box::pin(claimed()).await;
    scene.epochs(1).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    let paid = world.pool.claim_ticket(lender.at.ticket(1), lender.at.claim(1));
    world.send(&[paid], &[]).await.expect("anybody may");
    // And somebody sends a gift, which is the reserves'.
    world.bank.give(lender.at.claim(1), SOL).await;
    let (before, had) = (lender.market(world).await.books, world.balance(liz).await.0);
    lender.collect(world, &liz.address(), 1).await.expect("a collection");
    let now = lender.market(world).await.books;
    assert_eq!(now.cash - before.cash, claim.carried + SOL);
    assert_eq!(now.reserves - before.reserves, SOL);
    assert_eq!(world.balance(liz).await.0 - had, claim.rents + claim.owed - claim.carried);
}

#[tokio::test]
async fn a_loss_of_the_pool_before_the_ticket_is_paid_is_the_markets() {
    let (mut scene, claim) = Box::pin(claimed()).await;
    scene.world.turn_epoch().await;
    // Edited, as slashing would: a tenth of every stake is gone.
    for stake in scene.world.snapshot().await.stake_accounts() {
        let held = scene.world.bank.lamports(stake).await;
        scene.world.bank.edit_with(stake, |account| account.lamports = held / 10 * 9).await;
    }
    scene.world.update().await;
    let Scene { world, lender, sam, liz, .. } = &mut scene;
    let ticket = world.ticket(lender.at.ticket(1)).await;
    let index = u128::from(ticket.index);
    let now = world.snapshot().await.ledger().loss_index.0;
    assert!(now < index);
    // The stake that cooled for the ticket has lost too; a deposit pays it.
    world.deposit(liz, 100 * SOL).await.expect("a deposit");
    lender.accrue(world).await.expect("interest");
    let before = lender.market(world).await.books;
    lender.collect(world, &liz.address(), 1).await.expect("a collection");
    let after = lender.market(world).await.books;
    let lost = claim.carried - (after.cash - before.cash);
    assert!(lost > claim.carried / 20, "{lost} of {}", claim.carried);
    assert_eq!(after.bad_debt, lost);
    assert_eq!(after.reserves, before.reserves.saturating_sub(lost), "the reserves come first");
    let shares = lender.position(world, &sam.address()).await.expect("a position").shares;
    let worth = after.worth_floor(shares).expect("a worth");
    assert!(worth < before.worth_floor(shares).expect("a worth"), "then the suppliers");
}

#[tokio::test]
async fn only_the_recorded_ticket_and_liquidator_will_do() {
    let (mut scene, _) = Box::pin(claimed()).await;
    scene.epochs(1).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let right = lender.at.collect_ticket(liz.address(), 1);
    for (position, address, expected) in [
        (3, lender.at.ticket(2), LendingError::WrongTicket),
        (4, alice.address(), LendingError::WrongLiquidator),
        (5, lender.at.market, LendingError::WrongPool),
        (7, lender.at.market, LendingError::WrongProgram),
    ] {
        let mut wrong = right.clone();
        wrong.accounts[position].pubkey = address;
        let result = lender.send(world, &[wrong], &[]).await;
        assert_lender_refused(&result, expected);
    }
    lender.send(world, &[right], &[]).await.expect("a collection");
}
