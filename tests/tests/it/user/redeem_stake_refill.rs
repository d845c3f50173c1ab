//! Cherry-picking by rounds: what one exit took is refilled, and not to be taken again.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

#[tokio::test]
async fn stake_that_warms_up_makes_no_room_for_taking_active_stake() {
    let (mut world, alice) = World::staked().await;
    world.move_to(950_000).await;
    let first = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, first, 1, 30 * SOL).await.expect("within a tenth");
    world.deposit(&alice, 40 * SOL).await.expect("a deposit");
    let before = world.snapshot().await.entries[1].tracked;
    assert!(world.delegate(1).await.expect("the refill").returned() > 20 * SOL);
    assert!(world.snapshot().await.entries[1].tracked > before);
    let second = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, second, 1, 30 * SOL).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    // The boundary makes it active, and the look merges it.
    world.next_epoch().await;
    world.update().await;
    world.redeem_stake(&alice, second, 1, 30 * SOL).await.expect("active again");
}
