//! A vault orders tickets, claims them, cancels them and gives them away.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, assert_refused};

use super::vault::Scene;

const SHARES: u64 = 40 * SOL + 7;

#[tokio::test]
async fn a_vault_orders_what_a_wallet_would_be_owed() {
    let mut scene = Scene::new().await;
    let start = scene.remember(&[1]).await;
    let direct = scene.world.order(&scene.bob, 1, SHARES).await.expect("a ticket").returned();
    let pool = scene.world.pool_bytes().await;
    scene.world.rewind(&start);
    let [vault, purse, held] = scene.holdings().await;
    let order = scene.order(1, SHARES, direct);
    assert_eq!(scene.send(order).await.returned(), direct);
    assert!(pool == scene.world.pool_bytes().await, "the same bytes");
    let address = scene.ticket(1);
    let rent = scene.world.bank.lamports(address).await;
    let ticket = scene.world.ticket(address).await;
    assert_eq!((ticket.owner, ticket.owed), (scene.vault, direct));
    assert_eq!(scene.holdings().await, [vault, purse - rent, held - SHARES]);
}

#[tokio::test]
async fn a_ticket_of_a_vault_pays_the_vault_and_its_rent_comes_along() {
    let mut scene = Scene::new().await;
    let order = scene.order(1, SHARES, 0);
    let owed = scene.send(order).await.returned();
    let ticket = scene.ticket(1);
    let rent = scene.world.bank.lamports(ticket).await;
    let bob = scene.signer();
    let early = scene.claim(1);
    assert_refused(&scene.world.send(&[early], &[]).await, TidepoolError::TicketNotReady);
    // The order has made stake cool; the next epoch's update brings it back.
    scene.world.turn_epoch().await;
    scene.world.update().await;
    let [vault, purse, held] = scene.holdings().await;
    let claim = scene.claim(1);
    let paid = scene.world.send(&[claim], &[]).await.expect("a claim").returned();
    assert_eq!(paid, owed, "no loss");
    assert_eq!(scene.holdings().await, [vault + paid + rent, purse, held]);
    let again = scene.order(1, SOL, 0);
    scene.world.send(&[again], &[&bob]).await.expect("the nonce is free again");
}

#[tokio::test]
async fn a_vault_cancels_a_ticket_as_a_wallet_would() {
    let mut scene = Scene::new().await;
    let order = scene.order(1, SHARES, 0);
    scene.send(order).await;
    scene.world.order(&scene.bob, 1, SHARES).await.expect("the same ticket for Bob");
    let bobs = scene.world.ticket_of(&scene.bob, 1);
    let theirs = scene.world.ticket(bobs).await.owed;
    let ticket = scene.ticket(1);
    assert_eq!(scene.world.ticket(ticket).await.owed, theirs, "the same price in the same slot");
    let rent = scene.world.bank.lamports(ticket).await;
    let start = scene.remember(&[1]).await;
    let direct = scene.world.cancel(&scene.bob, 1).await.expect("a cancellation").returned();
    let pool = scene.world.pool_bytes().await;
    scene.world.rewind(&start);
    let [vault, purse, held] = scene.holdings().await;
    let cancel = scene.cancel(1, direct);
    let minted = scene.send(cancel).await.returned();
    assert_eq!(minted, direct);
    assert!(pool == scene.world.pool_bytes().await, "the same bytes");
    assert_eq!(scene.holdings().await, [vault + rent, purse, held + minted]);
}

#[tokio::test]
async fn a_vault_gives_a_ticket_away_and_learns_what_it_was_owed() {
    let mut scene = Scene::new().await;
    let order = scene.order(1, SHARES, 0);
    let owed = scene.send(order).await.returned();
    let give = scene.give(1, scene.bob.address());
    assert_eq!(scene.send(give).await.returned(), owed);
    let ticket = scene.ticket(1);
    assert_eq!(scene.world.ticket(ticket).await.owner, scene.bob.address());
    let bob = scene.signer();
    let regret = scene.give(1, scene.vault);
    let refused = scene.world.send(&[regret], &[&bob]).await;
    assert_refused(&refused, TidepoolError::NotTicketOwner);
}
