//! What happens to one pool leaves all others byte-equal.

use std::slice::from_ref;

use tidepool_tests::{SOL, World, WorldOptions};

use crate::{accounts::signers, twins::Twins};

#[tokio::test]
async fn a_whole_life_of_one_pool_leaves_the_other_byte_equal() {
    let mut world = World::new().await;
    let mut other = world.second_pool(&WorldOptions::default()).await;
    let alice = world.holder(2_000 * SOL).await;
    world.turn_to(&mut other);
    let untouched = world.pool_bytes().await;
    world.turn_to(&mut other);
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.redeem(&alice, SOL).await.expect("an exit");
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    world.turn_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
    world.turn_to(&mut other);
    assert!(untouched == world.pool_bytes().await);
}

#[tokio::test]
async fn each_instruction_of_one_pool_leaves_the_other_byte_equal() {
    let mut twins = Box::pin(Twins::in_window()).await;
    let pairs = twins.window_pairs().await;
    let untouched = everything_of_the_other(&mut twins).await;
    for pair in pairs {
        let keys = twins.keys();
        let done = twins.world.send(from_ref(&pair.ours), &signers(&pair.ours, &keys)).await;
        done.unwrap_or_else(|failure| panic!("{}: {failure:?}", pair.name));
        assert!(untouched == everything_of_the_other(&mut twins).await, "{}", pair.name);
    }
}

/// The raw accounts of the other pool, its stake and its tickets.
async fn everything_of_the_other(twins: &mut Twins) -> Vec<Option<(u64, Vec<u8>)>> {
    let Twins { world, other, alice, .. } = twins;
    world.turn_to(other);
    let mut all = world.all_bytes().await;
    for nonce in [1, 3, 4] {
        let ticket = world.ticket_of(alice, nonce);
        let account = world.bank.account(ticket).await;
        all.push(account.map(|account| (account.lamports, account.data)));
    }
    world.turn_to(other);
    all
}
