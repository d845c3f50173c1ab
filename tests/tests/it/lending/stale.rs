//! A stale pool: nothing is lent on its price, and repaying stays open.

use tidepool_client::lending::tidepool_lending::{
    error::LendingError,
    instruction::{ALL, Rest},
};
use tidepool_tests::{SOL, assert_lender_refused};

use super::scenes::{DEAR, Scene};

/// What needs a price is refused; everything else is open.
async fn assert_stale(scene: &mut Scene, expected: LendingError) {
    let Scene { world, lender, alice, sam, liz } = scene;
    let owner = alice.address();
    let refusals = [
        lender.borrow(world, alice, SOL).await,
        lender.unpost(world, alice, SOL).await,
        lender.buy(world, liz, &owner, ALL).await,
        lender.liquidate(world, liz, &owner, ALL, (Rest::Ticket, 1)).await,
    ];
    for refused in &refusals {
        assert_lender_refused(refused, expected);
    }
    lender.accrue(world).await.expect("interest");
    lender.supply(world, sam, SOL).await.expect("a supply");
    lender.withdraw(world, sam, SOL).await.expect("a withdrawal");
    lender.post(world, alice, SOL).await.expect("collateral");
    lender.repay(world, liz, &owner, SOL).await.expect("a repayment");
    lender.repay(world, alice, &owner, ALL).await.expect("a repayment of all");
    lender.unpost(world, alice, ALL).await.expect("her collateral, without debt");
}

#[tokio::test]
async fn a_pool_that_is_two_epochs_behind_is_stale() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 250 * SOL, 150 * SOL)).await;
    scene.world.next_epoch().await;
    let Scene { world, lender, alice, .. } = &mut scene;
    lender.borrow(world, alice, SOL).await.expect("one epoch behind is fresh");
    scene.world.next_epoch().await;
    assert_stale(&mut scene, LendingError::PoolStale).await;
}

#[tokio::test]
async fn after_the_crank_the_liquidation_works() {
    let mut scene = Box::pin(Scene::unhealthy()).await;
    scene.world.skip_epochs(2).await;
    scene.world.bank.finish_rewards();
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let owner = alice.address();
    let result = lender.buy(world, liz, &owner, ALL).await;
    assert_lender_refused(&result, LendingError::PoolStale);
    world.update().await;
    lender.buy(world, liz, &owner, ALL).await.expect("a purchase");
}

#[tokio::test]
async fn a_loss_that_is_seen_and_not_yet_booked_stops_the_price_at_once() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 250 * SOL, 150 * SOL)).await;
    let world = &mut scene.world;
    let stake = world.snapshot().await.stake_accounts()[0];
    // Edited, as slashing would.
    world.bank.edit_with(stake, |account| account.lamports -= 10 * SOL).await;
    world.update_validators().await.expect("all validators");
    assert!(world.snapshot().await.pool.rate.observed < 0);
    assert_stale(&mut scene, LendingError::PoolStale).await;
}

#[tokio::test]
async fn on_a_pool_that_lost_everything_nothing_is_lent_and_liquidations_go_on() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 250 * SOL, 150 * SOL)).await;
    // Edited: everything staked is gone, and the reserve's free part with it.
    let pool = scene.world.pool.pool;
    let flags = 16 + 8 * 7 + 16 + 8 * 4;
    scene.world.bank.edit_with(pool, |account| account.data[flags] |= 1).await;
    assert!(scene.world.snapshot().await.ledger().insolvent, "the flag's place");
    let Scene { world, lender, alice, .. } = &mut scene;
    let borrow = lender.borrow(world, alice, SOL).await;
    assert_lender_refused(&borrow, LendingError::PoolInsolvent);
    let unpost = lender.unpost(world, alice, 1).await;
    assert_lender_refused(&unpost, LendingError::PoolInsolvent);
    scene.edit_tokens(170 * SOL).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let ends = (Rest::Ticket, 1);
    lender.liquidate(world, liz, &alice.address(), SOL, ends).await.expect("a liquidation");
}

#[tokio::test]
async fn no_donation_burn_or_deposit_moves_the_price_within_a_slot() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 250 * SOL, 150 * SOL)).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let before = lender.price(world).await.gross_floor(1_000 * SOL).expect("a price");
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 100 * SOL).await;
    world.deposit(liz, 200 * SOL).await.expect("a deposit");
    let burn = tidepool_tests::token::burn(alice.tokens, world.pool.mint, alice.address(), SOL);
    world.send(&[burn], &[&alice.wallet]).await.expect("a burn");
    world.update_pool().await.expect("nothing, in an epoch whose update has run");
    world.redeem(liz, SOL).await.expect("an exit");
    let now = lender.price(world).await.gross_floor(1_000 * SOL).expect("a price");
    assert!(now - before <= 4, "{now} and {before}: roundings, and no more");
}
