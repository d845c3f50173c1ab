//! What the views answer is what the instructions then do.

use tidepool_tests::{Receipt, SOL, World};

/// The `number`th u64 of an answer.
fn field(receipt: &Receipt, number: usize) -> u64 {
    // The runtime cuts trailing zeros off.
    let mut data = receipt.return_data.clone();
    data.resize(256, 0);
    u64::from_le_bytes(data[number * 8..number * 8 + 8].try_into().expect("eight bytes"))
}

/// A pool with rewards in its rate.
async fn seasoned_world() -> (World, tidepool_tests::Holder) {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.turn_epoch().await;
    world.update().await;
    world.move_to(400_000).await;
    (world, alice)
}

#[tokio::test]
async fn a_quoted_deposit_is_what_is_minted() {
    let (mut world, alice) = seasoned_world().await;
    let quote = world.pool.quote_deposit(3 * SOL);
    let quote = world.send(&[quote], &[]).await.expect("a quote");
    let minted = world.deposit(&alice, 3 * SOL).await.expect("a deposit").returned();
    assert_eq!(field(&quote, 0), minted);
    assert!(minted < 3 * SOL, "the rate has risen");
}

#[tokio::test]
async fn a_quoted_exit_is_what_is_paid() {
    let (mut world, alice) = seasoned_world().await;
    let quote = world.pool.quote_redeem(2 * SOL);
    let quote = world.send(&[quote], &[]).await.expect("a quote");
    let (gross, instant, fee) = (field(&quote, 0), field(&quote, 1), field(&quote, 2));
    assert_eq!(gross, instant + fee);
    assert_eq!(gross, field(&quote, 3) + field(&quote, 4));
    let ticket = field(&quote, 3);
    let paid = world.redeem(&alice, 2 * SOL).await.expect("an exit").returned();
    assert_eq!(paid, instant);
    assert!(ticket >= instant, "a ticket pays the floor only");
}

#[tokio::test]
async fn an_exit_that_the_reserve_cannot_pay_is_quoted_as_a_ticket() {
    let (mut world, _) = seasoned_world().await;
    let quote = world.pool.quote_redeem(900 * SOL);
    let quote = world.send(&[quote], &[]).await.expect("a quote");
    assert_eq!(field(&quote, 1), 0, "nothing at once");
    assert!(field(&quote, 3) > 899 * SOL, "all by ticket");
}

#[tokio::test]
async fn the_rate_is_the_state() {
    let (mut world, _) = seasoned_world().await;
    let rate = world.pool.exchange_rate();
    let rate = world.send(&[rate], &[]).await.expect("a rate");
    let now = world.snapshot().await;
    assert_eq!(field(&rate, 0), now.value());
    assert_eq!(field(&rate, 1), now.pool.rate.shares);
    assert_eq!(field(&rate, 2), now.pool.rate.backing);
    assert_eq!(field(&rate, 3), now.unvested());
    assert_eq!(field(&rate, 6), now.epoch);
    assert_eq!(rate.return_data[56], 1, "fresh");
    world.skip_epochs(2).await;
    let stale = world.pool.exchange_rate();
    let stale = world.send(&[stale], &[]).await.expect("a rate all the same");
    assert_eq!(stale.return_data[56], 0, "stale");
}
