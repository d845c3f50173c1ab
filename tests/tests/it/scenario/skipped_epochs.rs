//! Nobody cranks for three epochs.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

/// Updates, and returns the lamports of protocol fee that the update took.
async fn update_and_weigh_fee(world: &mut World) -> u64 {
    world.update_validators().await.expect("all validators");
    let before = world.snapshot().await;
    world.update_pool().await.expect("the pool");
    let shares = world.snapshot().await.pool.fee_shares - before.pool.fee_shares;
    let fee = u128::from(shares) * u128::from(before.value());
    u64::try_from(fee.div_ceil(before.pool.rate.shares.into())).expect("lamports")
}

#[tokio::test]
async fn three_skipped_epochs_give_the_same_backing_and_no_higher_fee() {
    let mut results = vec![];
    for cranked in [true, false] {
        let mut world = World::new().await;
        let alice = world.holder(2_000 * SOL).await;
        world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
        world.turn_epoch().await;
        world.update().await;
        let mut fees = 0;
        for _ in 0..3 {
            world.next_epoch().await;
            if cranked {
                fees += update_and_weigh_fee(&mut world).await;
            }
        }
        if !cranked {
            assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
            assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
            assert_refused(&world.order(&alice, 1, SOL).await, TidepoolError::PoolStale);
            fees = update_and_weigh_fee(&mut world).await;
        }
        let now = world.snapshot().await;
        results.push((now.pool.rate.backing, now.reserve_lamports, fees));
        world.deposit(&alice, SOL).await.expect("one crank opens it");
        world.redeem(&alice, SOL).await.expect("and the exit");
    }
    let (cranked, absent) = (results[0], results[1]);
    assert_eq!((cranked.0, cranked.1), (absent.0, absent.1), "same backing, same lamports");
    // Weighing rounds by one lamport for each update.
    assert!(absent.2 <= cranked.2 + 3, "fees are never higher: {absent:?} {cranked:?}");
}
