//! A vault deposits and leaves at once, and gets what a wallet gets, to the lamport.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, assert_refused};

use super::vault::Scene;

const LAMPORTS: u64 = 7 * SOL + 123_456_789;

#[tokio::test]
async fn a_vault_deposits_what_its_purse_pays_and_the_pool_cannot_tell_it_from_a_wallet() {
    let mut scene = Scene::new().await;
    let start = scene.remember(&[]).await;
    let direct = scene.world.deposit(&scene.bob, LAMPORTS).await.expect("a deposit").returned();
    let pool = scene.world.pool_bytes().await;
    scene.world.rewind(&start);
    let [vault, purse, shares] = scene.holdings().await;
    let deposit = scene.deposit(LAMPORTS, direct);
    let called = scene.send(deposit).await;
    // Each bump that misses costs the search of the purse's address 325.
    let most = 13_000 + 350 * u64::from(u8::MAX - scene.purse_bump);
    assert!(called.compute_units < most, "{} compute units", called.compute_units);
    let minted = called.returned();
    assert_eq!(minted, direct);
    assert!(minted < LAMPORTS, "the rate has risen");
    assert!(pool == scene.world.pool_bytes().await, "the same bytes");
    assert_eq!(scene.holdings().await, [vault, purse - LAMPORTS, shares + minted]);
}

#[tokio::test]
async fn a_vault_with_data_redeems_at_once_and_is_paid_itself() {
    let mut scene = Scene::new().await;
    let shares = 3 * SOL + 1;
    let start = scene.remember(&[]).await;
    let direct = scene.world.redeem(&scene.bob, shares).await.expect("an exit").returned();
    let pool = scene.world.pool_bytes().await;
    scene.world.rewind(&start);
    let [vault, purse, held] = scene.holdings().await;
    let leave = scene.leave_at_once(shares, direct);
    let paid = scene.send(leave).await.returned();
    assert_eq!(paid, direct);
    assert!(pool == scene.world.pool_bytes().await, "the same bytes");
    assert_eq!(scene.holdings().await, [vault + paid, purse, held - shares]);
}

#[tokio::test]
async fn a_vault_leaves_in_two_ways_at_once_and_its_purse_pays_the_rent() {
    let mut scene = Scene::new().await;
    let shares = 400 * SOL;
    let start = scene.remember(&[1]).await;
    let (paid, owed) =
        scene.world.leave(&scene.bob, 1, shares).await.expect("an exit").returned_pair();
    assert!(paid > 0 && owed > 0, "both ways: {paid} and {owed}");
    let pool = scene.world.pool_bytes().await;
    scene.world.rewind(&start);
    let [vault, purse, held] = scene.holdings().await;
    let leave = scene.leave(1, shares, paid + owed);
    assert_eq!(scene.send(leave).await.returned(), paid + owed);
    assert!(pool == scene.world.pool_bytes().await, "the same bytes");
    let ticket = scene.ticket(1);
    let rent = scene.world.bank.lamports(ticket).await;
    let created = scene.world.ticket(ticket).await;
    assert_eq!((created.owner, created.owed), (scene.vault, owed));
    assert_eq!(scene.holdings().await, [vault + paid, purse - rent, held - shares]);
}

#[tokio::test]
async fn the_minimum_of_the_caller_holds_through_the_call() {
    let mut scene = Scene::new().await;
    let bob = scene.signer();
    let quote = scene.world.pool.quote_deposit(SOL);
    let data = scene.world.send(&[quote], &[]).await.expect("a quote").return_data;
    let minted = u64::from_le_bytes(data[..8].try_into().expect("eight bytes"));
    let greedy = scene.deposit(SOL, minted + 1);
    let refused = scene.world.send(&[greedy], &[&bob]).await;
    assert_refused(&refused, TidepoolError::SlippageExceeded);
    let fair = scene.deposit(SOL, minted);
    assert_eq!(scene.send(fair).await.returned(), minted);
}

#[tokio::test]
async fn an_exit_beyond_the_reserve_fails_the_call_with_the_pools_own_error() {
    let mut scene = Scene::new().await;
    let bob = scene.signer();
    let leave = scene.leave_at_once(400 * SOL, 0);
    let refused = scene.world.send(&[leave], &[&bob]).await;
    assert_refused(&refused, TidepoolError::InsufficientReserve);
}
