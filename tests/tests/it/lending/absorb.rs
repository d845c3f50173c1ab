//! Bad debt: reserves first, then suppliers.

use tidepool_client::lending::tidepool_lending::{
    error::LendingError,
    instruction::{ALL, Rest},
};
use tidepool_tests::{SOL, assert_lender_refused};

use super::scenes::Scene;

#[tokio::test]
async fn debt_without_collateral_is_absorbed_by_the_reserves_and_then_by_suppliers() {
    let mut scene = Box::pin(Scene::underwater()).await;
    let Scene { world, lender, alice, sam, liz } = &mut scene;
    let owner = alice.address();
    assert_lender_refused(&lender.absorb(world, &owner).await, LendingError::CollateralLeft);
    lender.liquidate(world, liz, &owner, ALL, (Rest::Ticket, 1)).await.expect("a liquidation");
    let (debt, tokens) = lender.owes(world, &owner).await;
    assert!(debt > SOL && tokens == 0, "{debt} {tokens}");
    let before = lender.market(world).await.books;
    assert!(before.reserves > 0 && before.reserves < debt, "both must bear");
    lender.absorb(world, &owner).await.expect("an absorption");
    let now = lender.market(world).await.books;
    assert_eq!((now.debt_shares, now.reserves), (0, 0));
    assert!(now.bad_debt == debt || now.bad_debt + 1 == debt, "the lender counts it rounded down");
    let shares = lender.position(world, &sam.address()).await.expect("a position").shares;
    let (old, new) = (before.worth_floor(shares), now.worth_floor(shares));
    let borne = old.expect("a worth") - new.expect("a worth");
    let expected = debt - before.reserves;
    assert!(borne <= expected && borne + 1_000_000 > expected, "{borne} of {expected}");
    assert_lender_refused(&lender.absorb(world, &owner).await, LendingError::NoDebt);

    // Whoever is left can still leave with what there is.
    scene.epochs(1).await;
    let Scene { world, lender, sam, liz, .. } = &mut scene;
    lender.collect(world, &liz.address(), 1).await.expect("a collection");
    let before = world.balance(sam).await.0;
    lender.withdraw(world, sam, ALL).await.expect("a withdrawal");
    assert!(world.balance(sam).await.0 > before);
}

#[tokio::test]
async fn reserves_can_be_taken_only_while_nothing_is_lost() {
    let mut scene = Box::pin(Scene::unhealthy()).await;
    let Scene { world, lender, sam, .. } = &mut scene;
    let admin = lender.admin.insecure_clone();
    let address = solana_signer::Signer::pubkey(&admin);
    let before = lender.market(world).await.books;
    let shares = lender.position(world, &sam.address()).await.expect("a position").shares;
    let worth = before.worth_floor(shares);
    let take = lender.at.take_reserves(address, sam.address(), ALL);
    let had = world.balance(sam).await.0;
    lender.send(world, &[take.clone()], &[&admin]).await.expect("the reserves");
    assert_eq!(world.balance(sam).await.0 - had, before.reserves);
    let now = lender.market(world).await.books;
    assert_eq!((now.reserves, now.worth_floor(shares)), (0, worth), "suppliers have the same");
    let result = lender.send(world, &[take], &[&admin]).await;
    assert_lender_refused(&result, LendingError::AmountTooSmall);
}
