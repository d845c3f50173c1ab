//! An odd validator that shall have nothing holds up no ticket that others can serve.

use tidepool_tests::{SOL, World};

#[tokio::test]
async fn tickets_are_served_past_a_leaving_validator_whose_stake_cannot_move() {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited: no stake program of today writes such a state.
    world.bank.edit_with(main, |account| account.data.fill(0xff)).await;
    world.remove_validator(0).await.expect("a removal");
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    for _ in 0..3 {
        world.move_to(950_000).await;
        for index in 0..3 {
            let _ = world.undelegate(index).await;
        }
        for index in [1, 2] {
            world.delegate(index).await.expect("a delegation");
        }
        world.next_epoch().await;
        world.update().await;
    }
    world.claim(&alice, 1).await.expect("a claim");
}
