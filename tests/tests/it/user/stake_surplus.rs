//! Lamports that a deposited stake account holds beyond its stake: tips, mostly.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused};

use super::visitor::{STAKE, Visit, shares_for};

#[tokio::test]
async fn tips_are_paid_for_counted_and_swept_to_the_reserve() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.bank.give(account, 2 * SOL).await;
    let before = world.snapshot().await;
    let main = before.entries[1].stake;
    let (held, staked) = (world.bank.lamports(main).await, world.bank.delegation(main).await.stake);
    let (lamports, stake) =
        (world.bank.lamports(account).await, world.bank.delegation(account).await.stake);
    assert!(lamports > stake + 2 * SOL);

    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, 0));
    let after = world.snapshot().await;
    assert_eq!(after.entries[1].tracked, before.entries[1].tracked + lamports);
    assert_eq!(world.bank.lamports(main).await, held + lamports);
    assert_eq!(world.bank.delegation(main).await.stake, staked + stake, "not delegated");
    // This epoch's look was before.
    world.update().await;
    assert_eq!(world.snapshot().await.reserve_lamports, before.reserve_lamports);

    world.next_epoch().await;
    let (held, staked) = (world.bank.lamports(main).await, world.bank.delegation(main).await.stake);
    world.update_validators().await.expect("all validators");
    let swept = world.snapshot().await;
    let brought = swept.reserve_lamports - after.reserve_lamports;
    // The tips and the rent of the account that was merged.
    assert_eq!(brought, 2 * SOL + tidepool_tests::staker::STAKE_RENT);
    assert_eq!(swept.pool.rate.reserve - after.pool.rate.reserve, brought);
    assert_eq!(world.bank.lamports(main).await, held - brought);
    assert_eq!(world.bank.delegation(main).await.stake, staked);
    assert_eq!(swept.entries[1].tracked, held - brought);
}

#[tokio::test]
async fn idle_lamports_make_no_room_for_taking_stake_of_a_lucky_validator() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.bank.give(account, 300 * SOL).await;
    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    let new_stake = world.empty_stake(&bob).await;
    // The stake that came may go again, and a tenth besides; not what stands behind idle
    // lamports.
    let result = world.redeem_stake(&bob, new_stake, 1, minted).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    let result = world.redeem_stake(&bob, new_stake, 1, 150 * SOL).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    world.redeem_stake(&bob, new_stake, 1, STAKE).await.expect("an exit");
}

#[tokio::test]
async fn tips_of_one_lamport_are_no_gain_of_the_pool() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.bank.give(account, 1).await;
    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    let after = world.snapshot().await;
    assert_eq!(after.pool.rate.backing, before.pool.rate.backing + lamports);
    assert_eq!(after.pool.rate.observed, 0);
    assert_backed(&mut world).await;
}

/// All stake accounts hold what is tracked, to the lamport.
async fn assert_backed(world: &mut World) {
    let now = world.snapshot().await;
    assert_eq!(world.bank.sum(&now.stake_accounts()).await, now.header.total_tracked);
    assert!(now.header.total_tracked > STAKE);
}
