//! Liquidations with the liquidator's SOL.

use tidepool_client::lending::tidepool_lending::{error::LendingError, instruction::ALL};
use tidepool_tests::{SOL, assert_lender_refused};

use super::scenes::Scene;

#[tokio::test]
async fn liz_pays_half_of_the_debt_and_takes_tokens_worth_five_percent_more() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    let owner = alice.address();
    let (debt, tokens) = lender.owes(&mut world, &owner).await;
    let price = lender.price(&mut world).await;
    let before = world.balance(&liz).await;
    lender.buy(&mut world, &liz, &owner, ALL).await.expect("a purchase");
    let now = world.balance(&liz).await;
    let paid = before.0 - now.0;
    assert_eq!(paid, debt / 2, "the close factor, rounded down");
    let expected = price.tokens_floor(paid + paid / 20);
    assert_eq!(now.1, expected);
    let (left, kept) = lender.owes(&mut world, &owner).await;
    assert_eq!(kept, tokens - expected);
    assert!(left >= debt - paid && left <= debt - paid + 2);
    // The next one finds her healthy.
    assert_lender_refused(&lender.buy(&mut world, &liz, &owner, 1).await, LendingError::Healthy);
}

#[tokio::test]
async fn of_an_uncovered_debt_all_may_be_repaid_and_only_what_is_there_is_paid_for() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::underwater()).await;
    let owner = alice.address();
    let (debt, tokens) = lender.owes(&mut world, &owner).await;
    let price = lender.price(&mut world).await;
    let worth = price.gross_floor(tokens).expect("a price");
    assert!(debt > worth, "{debt} and {worth}");
    let before = world.balance(&liz).await.0;
    lender.buy(&mut world, &liz, &owner, ALL).await.expect("a purchase");
    let (left, kept) = lender.owes(&mut world, &owner).await;
    assert_eq!((world.balance(&liz).await.1, kept), (tokens, 0));
    let paid = before - world.balance(&liz).await.0;
    assert_eq!(paid, (worth * 20).div_ceil(21));
    assert!(left >= debt - paid && left <= debt - paid + 2);
}

#[tokio::test]
async fn the_last_dust_costs_a_lamport_and_opens_the_way_to_absorb() {
    let mut scene = Box::pin(Scene::underwater()).await;
    let owner = scene.alice.address();
    // Edited: a liquidator who leaves dust behind gains nothing, but could.
    scene.edit_tokens(1).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    assert_lender_refused(&lender.absorb(world, &owner).await, LendingError::CollateralLeft);
    let before = world.balance(liz).await.0;
    lender.buy(world, liz, &owner, ALL).await.expect("a purchase");
    assert_eq!(world.balance(liz).await, (before - 1, 1));
    lender.absorb(world, &owner).await.expect("an absorption");
}

#[tokio::test]
async fn nothing_for_nothing() {
    let Scene { mut world, mut lender, alice, liz, .. } = Box::pin(Scene::unhealthy()).await;
    let owner = alice.address();
    let result = lender.buy(&mut world, &liz, &owner, 0).await;
    assert_lender_refused(&result, LendingError::AmountTooSmall);
    let one = lender.price(&mut world).await.tokens_floor(1);
    assert_eq!(one, 0, "a lamport buys no token");
    let result = lender.buy(&mut world, &liz, &owner, 1).await;
    assert_lender_refused(&result, LendingError::AmountTooSmall);
    let mut to_itself = lender.at.liquidate_for_tokens(liz.address(), &owner, liz.tokens, SOL);
    to_itself.accounts[5].pubkey = lender.at.tokens;
    let result = lender.send(&mut world, &[to_itself], &[&liz.wallet]).await;
    assert_lender_refused(&result, LendingError::WrongRecipient);
}
