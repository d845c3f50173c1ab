//! Ten thousand exits of dust.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions};

/// Dust exits in one transaction; more would not fit.
const BATCH: usize = 20;

async fn exit_with_dust(world: &mut World, alice: &tidepool_tests::Holder, exits: usize) {
    let (owner, tokens) = (alice.address(), alice.tokens);
    for _ in 0..exits / BATCH {
        // Three shares are worth more than the fee, which is rounded up to a lamport or two.
        let exit = world.pool.redeem_sol(owner, tokens, owner, 4, 0);
        let exits = vec![exit; BATCH];
        world.bank.send(&exits, &[&alice.wallet]).await.expect("dust exits");
    }
    world.check().await;
}

#[tokio::test]
async fn ten_thousand_dust_exits_do_not_move_the_tides_end() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    let before = world.snapshot().await;
    let balance = world.balance(&alice).await;
    exit_with_dust(&mut world, &alice, 10_000).await;
    let after = world.snapshot().await;
    let end = |rate: &tidepool::state::rate_block::RateBlock| rate.tide_start + rate.tide_duration;
    assert_eq!(end(&before.pool.rate), end(&after.pool.rate));
    let (lamports, shares) = world.balance(&alice).await;
    let (paid, burned) = (lamports - balance.0, balance.1 - shares);
    assert_eq!(burned, 40_000);
    assert!(paid < burned, "dust never gains");
}

#[tokio::test]
async fn nor_where_even_sixteen_epochs_are_too_steep() {
    let parameters = Parameters { exit_floor: Millionths(100), ..Parameters::DEFAULT };
    let mut world = World::with(WorldOptions { parameters, ..WorldOptions::default() }).await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 100 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    let before = world.snapshot().await.pool.rate;
    let (_, slots) = world.bank.epoch_slots(15);
    assert_eq!(before.tide_duration, 16 * slots, "clamped");
    exit_with_dust(&mut world, &alice, 10_000).await;
    let after = world.snapshot().await.pool.rate;
    assert_eq!(before.tide_start + before.tide_duration, after.tide_start + after.tide_duration);
}
