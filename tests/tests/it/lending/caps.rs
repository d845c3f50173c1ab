//! Caps: lower at once, higher after two epochs.

use solana_signer::Signer;
use tidepool_client::lending::tidepool_lending::{
    caps::Caps, constants::RAISE_DELAY, error::LendingError,
};
use tidepool_tests::{SOL, assert_lender_refused, lender::RISK};

use super::scenes::Scene;

async fn set(scene: &mut Scene, caps: Caps) {
    let admin = scene.lender.admin.insecure_clone();
    let set = scene.lender.at.set_caps(admin.pubkey(), caps);
    scene.lender.send(&mut scene.world, &[set], &[&admin]).await.expect("caps");
}

#[tokio::test]
async fn a_lowered_cap_holds_at_once_and_a_raised_one_two_epochs_later() {
    let mut scene = Box::pin(Scene::with(RISK)).await;
    let low = Caps { supply: 510 * SOL, borrow: 100 * SOL, borrower: 60 * SOL };
    set(&mut scene, low).await;
    let Scene { world, lender, alice, sam, .. } = &mut scene;
    lender.post(world, alice, 200 * SOL).await.expect("collateral");
    let supply = lender.supply(world, sam, 10 * SOL).await;
    assert_lender_refused(&supply, LendingError::SupplyCapExceeded);
    // The locked lamports count as well.
    lender.supply(world, sam, 10 * SOL - 1_000_000).await.expect("the cap itself");
    let borrow = lender.borrow(world, alice, 60 * SOL + 1).await;
    assert_lender_refused(&borrow, LendingError::BorrowerCapExceeded);
    lender.borrow(world, alice, 60 * SOL).await.expect("the cap itself");

    let high = Caps { supply: 600 * SOL, borrow: 59 * SOL, borrower: 90 * SOL };
    set(&mut scene, high).await;
    let Scene { world, lender, alice, sam, .. } = &mut scene;
    let borrow = lender.borrow(world, alice, SOL).await;
    assert_lender_refused(&borrow, LendingError::BorrowerCapExceeded);
    let supply = lender.supply(world, sam, SOL).await;
    assert_lender_refused(&supply, LendingError::SupplyCapExceeded);

    let begun = world.bank.clock().await.slot;
    world.bank.warp_to_slot(begun + RAISE_DELAY - 1);
    let supply = lender.supply(world, sam, SOL).await;
    assert_lender_refused(&supply, LendingError::SupplyCapExceeded);
    world.bank.warp_to_slot(begun + RAISE_DELAY);
    lender.supply(world, sam, SOL).await.expect("the raised cap");
    world.bank.finish_rewards();
    world.update().await;
    let borrow = lender.borrow(world, alice, SOL).await;
    assert_lender_refused(&borrow, LendingError::BorrowCapExceeded);
}

#[tokio::test]
async fn only_the_admin_sets_caps_and_takes_reserves() {
    let mut scene = Box::pin(Scene::with(RISK)).await;
    let Scene { world, lender, alice, .. } = &mut scene;
    let caps = Caps { supply: 0, borrow: 0, borrower: 0 };
    let set = lender.at.set_caps(alice.address(), caps);
    let result = lender.send(world, &[set], &[&alice.wallet]).await;
    assert_lender_refused(&result, LendingError::NotAdmin);
    let take = lender.at.take_reserves(alice.address(), alice.address(), 1);
    let result = lender.send(world, &[take], &[&alice.wallet]).await;
    assert_lender_refused(&result, LendingError::NotAdmin);
}
