//! A ticket beside a validator whose stake cannot move: docs/risks.md, "Known and open".

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

#[tokio::test]
async fn a_ticket_may_wait_for_stake_that_cannot_move_while_other_exits_are_open() {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited: no stake program of today writes such a state.
    world.bank.edit_with(main, |account| account.data.fill(0xff)).await;
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    for _ in 0..3 {
        world.move_to(950_000).await;
        assert_refused(&world.undelegate(0).await, TidepoolError::UnexpectedStakeState);
        for index in [1, 2] {
            world.undelegate(index).await.expect("an undelegation");
        }
        world.next_epoch().await;
        world.update().await;
    }
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::InsufficientReserve);
    let empty = world.empty_stake(&alice).await;
    world.set_weight(1, 50).await.expect("a weight");
    world.redeem_stake(&alice, empty, 1, 20 * SOL).await.expect("stake");
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.claim(&alice, 1).await.expect("anybody's deposit pays it");
}
