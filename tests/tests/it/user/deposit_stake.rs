//! `deposit_stake`: active stake joins its validator, inactive stake comes as SOL.

use solana_stake_interface::state::StakeStateV2;
use tidepool_tests::{SOL, World, WorldOptions, staker::STAKE_RENT};

const STAKE: u64 = 50 * SOL;

/// A world in which every validator has active stake, updated, early in an epoch.
async fn world() -> World {
    let mut world = World::with(WorldOptions::default()).await;
    let whale = world.holder(2_000 * SOL).await;
    world.deposit(&whale, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world
}

#[tokio::test]
async fn active_stake_is_merged_into_main() {
    let mut world = world().await;
    let alice = world.holder(100 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, STAKE).await;
    world.turn_epoch().await;
    world.update().await;

    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    let receipt = world.deposit_stake(&alice, account, 1).await.expect("a deposit");
    let after = world.snapshot().await;

    assert!(lamports >= STAKE + STAKE_RENT);
    assert_eq!(after.entries[1].tracked - before.entries[1].tracked, lamports);
    assert_eq!(after.pool.rate.backing - before.pool.rate.backing, lamports);
    assert_eq!(world.balance(&alice).await.1, receipt.returned());
    assert_eq!(world.bank.lamports(account).await, 0);
    let main = world.bank.delegation(after.entries[1].stake).await;
    assert!(main.stake > STAKE);
}

#[tokio::test]
async fn without_a_main_account_the_whole_becomes_one() {
    let mut world = World::new().await;
    let alice = world.holder(100 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, STAKE).await;
    world.next_epoch().await;
    world.update().await;

    let lamports = world.bank.lamports(account).await;
    world.deposit_stake(&alice, account, 1).await.expect("a deposit");
    let entry = world.snapshot().await.entries[1];
    assert_eq!(entry.tracked, lamports);
    assert_eq!(world.bank.lamports(entry.stake).await, lamports);
    let StakeStateV2::Stake(meta, ..) = world.bank.stake_state(entry.stake).await else {
        panic!("not delegated");
    };
    assert_eq!(meta.authorized.withdrawer, world.pool.pool);
}

#[tokio::test]
async fn inactive_stake_comes_as_sol() {
    let mut world = world().await;
    let alice = world.holder(100 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, STAKE).await;
    world.deactivate_own(&alice, account).await;
    let before = world.snapshot().await;
    world.deposit_stake(&alice, account, 1).await.expect("a deposit");
    let after = world.snapshot().await;
    assert_eq!(after.pool.rate.reserve - before.pool.rate.reserve, STAKE + STAKE_RENT);
}
