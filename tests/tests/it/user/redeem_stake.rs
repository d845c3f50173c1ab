//! `redeem_stake`: active stake leaves by the rule.

use tidepool_tests::{SOL, World, staker::STAKE_RENT};

#[tokio::test]
async fn a_holder_leaves_with_active_stake() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;

    let new_stake = world.empty_stake(&alice).await;
    let before = world.snapshot().await;
    let shares = 20 * SOL;
    let receipt = world.redeem_stake(&alice, new_stake, 2, shares).await.expect("an exit");
    let after = world.snapshot().await;
    let out = receipt.returned();
    assert_eq!(before.entries[2].tracked - after.entries[2].tracked, out);
    assert_eq!(world.bank.lamports(new_stake).await, out + STAKE_RENT);
    let delegation = world.bank.delegation(new_stake).await;
    assert_eq!((delegation.stake, delegation.voter_pubkey), (out, world.validators[2].vote));
}
