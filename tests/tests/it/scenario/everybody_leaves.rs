//! Everybody leaves by ticket, and everybody is paid.

use tidepool_tests::{SOL, World};

#[tokio::test]
async fn the_last_holder_is_paid_like_the_first() {
    let mut world = World::new().await;
    world.watch_solvency().await;
    let mut holders = vec![];
    for _ in 0..4 {
        let holder = world.holder(500 * SOL).await;
        world.deposit(&holder, 250 * SOL).await.expect("a deposit");
        holders.push(holder);
    }
    for _ in 0..3 {
        world.turn_epoch().await;
    }
    world.update().await;
    for holder in &holders {
        let shares = world.balance(holder).await.1;
        world.order(holder, 1, shares).await.expect("a ticket");
    }
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    for holder in &holders {
        let paid = world.claim(holder, 1).await.expect("a claim").returned();
        assert!(paid > 250 * SOL - 250 * SOL / 1_000, "{paid}");
    }
    let now = world.snapshot().await;
    assert_eq!(now.supply, 0);
    assert_eq!(now.pool.rate.ticket_debt, 0);
    assert!(now.pool.rate.reserve >= 1_000_890_880, "the locked SOL stays");
    world.deposit(&holders[0], SOL).await.expect("and the pool goes on");
}
