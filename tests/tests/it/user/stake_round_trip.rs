//! In with stake and out again in one slot: nobody gains.

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Holder, SOL, World, WorldOptions, staker::STAKE_RENT};

use super::visitor::Visit;

/// Lamports that come out of a slot in which stake was brought and all its shares left again.
type Leave =
    for<'a> fn(&'a mut World, &'a Holder, u64) -> std::pin::Pin<Box<dyn Future<Output = u64> + 'a>>;

async fn assert_no_gain(tip: u64, leave: Leave) {
    for deposit_fee in [0, 1_000] {
        let parameters = Parameters { deposit_fee: Millionths(deposit_fee), ..Parameters::DEFAULT };
        let options = WorldOptions { parameters, ..WorldOptions::default() };
        let Visit { mut world, bob, account } = Visit::with(options).await;
        if tip > 0 {
            world.bank.give(account, tip).await;
        }
        let brought = world.bank.lamports(account).await;
        let slot = world.snapshot().await.slot;
        let shares = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
        let taken = leave(&mut world, &bob, shares).await;
        assert_eq!(world.snapshot().await.slot, slot);
        // At least the floor stays.
        assert!(taken <= brought - brought * 7 / 10_000, "{taken} of {brought}");
        assert!(taken > brought / 1_000 * 990, "nor is anybody robbed: {taken} of {brought}");
        assert_eq!(world.balance(&bob).await.1, 0);
        world.next_epoch().await;
        world.update().await;
    }
}

#[tokio::test]
async fn out_with_the_same_stake() {
    assert_no_gain(0, |world, bob, shares| {
        Box::pin(async move {
            let new_stake = world.empty_stake(bob).await;
            world.redeem_stake(bob, new_stake, 1, shares).await.expect("an exit").returned()
        })
    })
    .await;
}

#[tokio::test]
async fn out_with_a_tip_as_stake() {
    assert_no_gain(SOL / 10, |world, bob, shares| {
        Box::pin(async move {
            let new_stake = world.empty_stake(bob).await;
            world.redeem_stake(bob, new_stake, 1, shares).await.expect("an exit").returned()
        })
    })
    .await;
}

#[tokio::test]
async fn out_by_a_ticket() {
    assert_no_gain(0, |world, bob, shares| {
        Box::pin(async move { world.order(bob, 1, shares).await.expect("a ticket").returned() })
    })
    .await;
}

#[tokio::test]
async fn out_at_once_and_by_a_ticket() {
    assert_no_gain(0, |world, bob, shares| {
        Box::pin(async move {
            let (paid, owed) = world.leave(bob, 1, shares).await.expect("an exit").returned_pair();
            assert!(paid > 0 && owed > 0);
            paid + owed
        })
    })
    .await;
}

#[tokio::test]
async fn out_at_once() {
    assert_no_gain(0, |world, bob, shares| {
        Box::pin(async move {
            // Somebody has brought what the reserve needs.
            let carol = world.holder(300 * SOL).await;
            world.deposit(&carol, 200 * SOL).await.expect("a deposit");
            world.redeem(bob, shares).await.expect("an exit").returned()
        })
    })
    .await;
}

#[tokio::test]
async fn twenty_round_trips_only_feed_the_others() {
    let Visit { mut world, bob, mut account } = Visit::new().await;
    let before = world.snapshot().await;
    let mut lamports = world.bank.lamports(account).await;
    for _ in 0..20 {
        let shares = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
        account = world.empty_stake(&bob).await;
        let out = world.redeem_stake(&bob, account, 1, shares).await.expect("an exit").returned();
        assert_eq!(world.bank.lamports(account).await, out + STAKE_RENT);
        // The rent of the new account is Bob's own.
        assert!(out < lamports);
        lamports = out + STAKE_RENT;
    }
    let after = world.snapshot().await;
    assert_eq!(after.supply, before.supply);
    assert!(after.value() >= before.value());
    assert!(after.pool.rate.pending_fees > before.pool.rate.pending_fees);
}
