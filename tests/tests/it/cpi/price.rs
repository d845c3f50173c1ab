//! The vault prices shares from the pool's bytes as the pool itself pays for them.

use solana_instruction::error::InstructionError;
use tidepool_tests::{SOL, assert_refused_by};

use super::vault::Scene;

#[tokio::test]
async fn a_program_prices_shares_at_what_a_ticket_for_them_is_owed() {
    let mut scene = Scene::new().await;
    for shares in [1_000, SOL, 3 * SOL + 7, 250 * SOL] {
        let price = scene.price(shares);
        let price = scene.world.send(&[price], &[]).await.expect("a price").returned();
        let start = scene.remember(&[1]).await;
        let owed = scene.world.order(&scene.bob, 1, shares).await.expect("a ticket").returned();
        assert_eq!(price, owed);
        scene.world.rewind(&start);
    }
}

#[tokio::test]
async fn a_program_does_not_price_by_a_stale_pool() {
    let mut scene = Scene::new().await;
    scene.world.skip_epochs(1).await;
    scene.world.next_epoch().await;
    let price = scene.price(SOL);
    let refused = scene.world.send(&[price.clone()], &[]).await;
    assert_refused_by(&refused, &InstructionError::InvalidAccountData);
    scene.world.update().await;
    assert!(scene.world.send(&[price], &[]).await.expect("a price").returned() > 0);
}

#[tokio::test]
async fn a_program_does_not_price_by_bytes_that_others_wrote() {
    let mut scene = Scene::new().await;
    // Edited: the same bytes as the pool's, in an account of another program.
    let pool = scene.world.pool.pool;
    let price = scene.price(SOL);
    scene.world.bank.edit_with(pool, |account| account.owner = scene.vault).await;
    let refused = scene.world.bank.send(&[price], &[]).await;
    assert_refused_by(&refused, &InstructionError::InvalidAccountOwner);
}
