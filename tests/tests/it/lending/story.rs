//! Alice borrows against her tideSOL, keeps earning on both, repays and redeems.

use tidepool_client::lending::tidepool_lending::instruction::ALL;
use tidepool_tests::{SOL, lender::RISK};

use super::scenes::Scene;

#[tokio::test]
async fn alice_borrows_earns_on_both_repays_and_redeems() {
    let Scene { mut world, mut lender, alice, sam, .. } = Box::pin(Scene::with(RISK)).await;
    lender.post(&mut world, &alice, 400 * SOL).await.expect("collateral");
    let price = lender.price(&mut world).await;
    let worth = price.gross_floor(400 * SOL).expect("a price");
    let before = world.balance(&alice).await.0;
    lender.borrow(&mut world, &alice, 300 * SOL).await.expect("a loan");
    assert_eq!(world.balance(&alice).await.0, before + 300 * SOL);
    // She puts the loan to work as well.
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    for _ in 0..4 {
        world.turn_epoch().await;
        world.update().await;
    }
    let now = lender.price(&mut world).await.gross_floor(400 * SOL).expect("a price");
    assert!(now > worth, "what is posted earns: {now} and {worth}");

    lender.accrue(&mut world).await.expect("interest");
    let (debt, tokens) = lender.owes(&mut world, &alice.address()).await;
    assert!(debt > 300 * SOL && tokens == 400 * SOL);
    let before = world.balance(&alice).await.0;
    lender.repay(&mut world, &alice, &alice.address(), ALL).await.expect("a repayment");
    let paid = before - world.balance(&alice).await.0;
    assert_eq!(paid, debt, "the clock of the bank stands still between the two");
    lender.unpost(&mut world, &alice, ALL).await.expect("her collateral");
    assert_eq!(world.balance(&alice).await.1 / SOL, 1_300, "her deposit's shares");
    world.leave(&alice, 1, 100 * SOL).await.expect("an exit");

    let before = world.balance(&sam).await.0;
    lender.withdraw(&mut world, &sam, ALL).await.expect("a withdrawal");
    let received = world.balance(&sam).await.0 - before;
    let interest = paid - 300 * SOL;
    assert!(received > 500 * SOL && received < 500 * SOL + interest * 9 / 10, "{received}");
    let books = lender.market(&mut world).await.books;
    assert_eq!((books.debt_shares, books.collateral, books.receivable), (0, 0, 0));
    assert!(books.reserves >= interest / 10 - 2, "{books:?}");
}
