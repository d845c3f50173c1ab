//! Liquidations that sell the collateral to the pool.

use tidepool::error::TidepoolError;
use tidepool_client::lending::tidepool_lending::{
    error::LendingError,
    instruction::{ALL, Rest},
    liquidation::least_proceeds,
};
use tidepool_tests::{SOL, assert_lender_refused, assert_refused};

use super::scenes::{DEAR, Scene};

/// What a bonus of 5 % is of the proceeds, rounded down.
fn reward(proceeds: u64) -> u64 {
    proceeds * 50_000 / 1_050_000
}

#[tokio::test]
async fn what_the_reserve_can_pay_is_cash_at_once_and_liz_needs_no_sol() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    let owner = alice.address();
    let (debt, tokens) = lender.owes(&mut world, &owner).await;
    let (before, liz_before) = (lender.market(&mut world).await.books, world.balance(&liz).await);
    let ends = (Rest::Refuse, 1);
    lender.liquidate(&mut world, &liz, &owner, 10 * SOL, ends).await.expect("a liquidation");

    let (now, (left, kept)) =
        (lender.market(&mut world).await.books, lender.owes(&mut world, &owner).await);
    let got = world.balance(&liz).await.0 - liz_before.0;
    let cash = now.cash - before.cash;
    assert_eq!(got, reward(cash + got), "the bonus' part of what the pool paid");
    // The fee above the floor, because the reserve is not full, is the borrower's.
    assert!(cash <= 10 * SOL + 2 && cash > 10 * SOL - 10 * SOL / 200, "{cash}");
    assert!(debt - left <= cash && debt - left >= cash - 2, "her debt falls by the cash");
    let price = lender.price(&mut world).await;
    let gross = price.gross_floor(tokens - kept).expect("a price");
    assert!(gross > cash + got && gross < (cash + got) * 1_006 / 1_000, "{gross}");
    assert_eq!((now.receivable, now.bad_debt), (0, 0));
    assert!(lender.claim(&mut world, 1).await.is_none(), "nobody made a claim");
}

#[tokio::test]
async fn the_rest_is_a_ticket_that_the_claim_owns() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    let owner = alice.address();
    let (debt, tokens) = lender.owes(&mut world, &owner).await;
    let before = lender.market(&mut world).await.books;
    let ends = (Rest::Ticket, 7);
    lender.liquidate(&mut world, &liz, &owner, ALL, ends).await.expect("a liquidation");

    let claim = lender.claim(&mut world, 7).await.expect("a claim");
    let ticket = world.ticket(lender.at.ticket(7)).await;
    assert_eq!(ticket.owner, lender.at.claim(7));
    assert_eq!((ticket.owed, claim.liquidator), (claim.owed, liz.address().to_bytes()));
    assert_eq!(claim.carried, claim.owed - reward(claim.owed));
    let now = lender.market(&mut world).await.books;
    assert_eq!(now.receivable, claim.carried);
    let (left, kept) = lender.owes(&mut world, &owner).await;
    let credited = claim.carried + now.cash - before.cash;
    assert!(debt - left <= credited && debt - left + 2 >= credited);
    // The close factor: half of the debt, and the bonus on top from the collateral.
    assert!(left >= debt / 2 && left < debt * 51 / 100, "{left} of {debt}");
    let price = lender.price(&mut world).await;
    let least = least_proceeds(tokens - kept, &price).expect("a price");
    assert!(credited + reward(credited * 21 / 20) + 4 >= least, "at most the pool's ceiling");
    // Healthy again.
    let result = lender.liquidate(&mut world, &liz, &owner, ALL, (Rest::Ticket, 8)).await;
    assert_lender_refused(&result, LendingError::Healthy);
}

#[tokio::test]
async fn with_an_empty_reserve_all_is_a_ticket() {
    let mut scene = Box::pin(Scene::unhealthy()).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    // The tickets that wait are owed more than the reserve has.
    world.order(alice, 1, 100 * SOL).await.expect("a ticket");
    let owner = alice.address();
    let result = lender.liquidate(world, liz, &owner, ALL, (Rest::Refuse, 1)).await;
    assert_refused(&result, TidepoolError::InsufficientReserve);
    let before = (lender.market(world).await.books.cash, world.balance(liz).await.0);
    lender.liquidate(world, liz, &owner, ALL, (Rest::Ticket, 1)).await.expect("a liquidation");
    let now = (lender.market(world).await.books.cash, world.balance(liz).await.0);
    assert_eq!(now.0, before.0, "no cash");
    let rents = lender.claim(world, 1).await.expect("a claim").rents;
    assert_eq!(now.1, before.1 - rents, "no reward before the ticket is paid");
}

#[tokio::test]
async fn a_part_by_the_reserve_and_a_part_for_tokens_fit_into_one_transaction() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    let (owner, by) = (alice.address(), liz.address());
    let (debt, _) = lender.owes(&mut world, &owner).await;
    let parts = [
        lender.at.liquidate_by_redeeming(by, &owner, 5 * SOL, Rest::Refuse, 1),
        lender.at.liquidate_for_tokens(by, &owner, liz.tokens, ALL),
    ];
    lender.send(&mut world, &parts, &[&liz.wallet]).await.expect("both");
    let (left, _) = lender.owes(&mut world, &owner).await;
    assert!(left < debt * 49 / 100, "{left} of {debt}");
    assert!(world.balance(&liz).await.1 > 100 * SOL, "the rest is hers");
}

#[tokio::test]
async fn at_the_threshold_itself_nothing_is_seized() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 250 * SOL, 199 * SOL)).await;
    let owner = scene.alice.address();
    let (debt, _) = scene.lender.owes(&mut scene.world, &owner).await;
    let price = scene.lender.price(&mut scene.world).await;
    let most = |tokens| price.net_floor(tokens).expect("a price") * 85 / 100;
    let (mut low, mut high) = (0, 500 * SOL);
    // The least collateral whose threshold is the debt.
    while low + 1 < high {
        let middle = low.midpoint(high);
        if most(middle) >= debt { high = middle } else { low = middle }
    }
    assert_eq!((most(high), most(low)), (debt, debt - 1), "the border is met to the lamport");
    // Edited: no interest stops at a lamport of our choice.
    scene.edit_tokens(high).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    let result = lender.liquidate(world, liz, &owner, ALL, (Rest::Ticket, 1)).await;
    assert_lender_refused(&result, LendingError::Healthy);
    assert_lender_refused(&lender.buy(world, liz, &owner, ALL).await, LendingError::Healthy);
    scene.edit_tokens(low).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    let buy = lender.at.liquidate_for_tokens(liz.address(), &owner, liz.tokens, SOL);
    // Tried only, so that the next one meets the same border.
    world.bank.simulate(&[buy], &[&liz.wallet]).await.expect("a purchase");
    lender.liquidate(world, liz, &owner, SOL, (Rest::Ticket, 1)).await.expect("a liquidation");
}

#[tokio::test]
async fn a_ticket_that_was_there_before_does_not_pass_for_the_new_one() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    world.order(&alice, 5, 100 * SOL).await.expect("a ticket");
    let owner = alice.address();
    let mut liquidate =
        lender.at.liquidate_by_redeeming(liz.address(), &owner, ALL, Rest::Refuse, 1);
    liquidate.accounts[6].pubkey = world.ticket_of(&alice, 5);
    let result = lender.send(&mut world, &[liquidate], &[&liz.wallet]).await;
    assert_lender_refused(&result, LendingError::WrongTicket);
}

#[tokio::test]
async fn a_claim_whose_number_is_taken_is_refused() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::underwater()).await;
    let (owner, by) = (alice.address(), liz.address());
    lender.nonces.insert(1);
    let first = lender.at.liquidate_by_redeeming(by, &owner, 60 * SOL, Rest::Ticket, 1);
    lender.send(&mut world, &[first], &[&liz.wallet]).await.expect("a liquidation");
    // The pool itself keeps the ticket's address.
    let again = lender.at.liquidate_by_redeeming(by, &owner, 60 * SOL, Rest::Ticket, 1);
    let result = lender.send(&mut world, &[again], &[&liz.wallet]).await;
    assert_lender_refused(&result, LendingError::WrongTicket);
    // Even when the ticket is paid and gone, its claim is still there.
    world.turn_epoch().await;
    world.update().await;
    let claim = world.pool.claim_ticket(lender.at.ticket(1), lender.at.claim(1));
    world.send(&[claim], &[]).await.expect("anybody may make the pool pay");
    world.order(&alice, 2, 100 * SOL).await.expect("the reserve is taken");
    let again = lender.at.liquidate_by_redeeming(by, &owner, 50 * SOL, Rest::Ticket, 1);
    let result = lender.send(&mut world, &[again], &[&liz.wallet]).await;
    assert_lender_refused(&result, LendingError::AlreadyInUse);
}
