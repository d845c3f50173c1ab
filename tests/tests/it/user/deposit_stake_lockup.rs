//! `deposit_stake` of stake that is or was locked up.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::Lockup;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

use super::visitor::{STAKE, Visit, idle_stake};

/// The default world, updated, in the epoch after `lockup` was put on Bob's stake with the
/// first validator, which has a main account or not.
async fn locked(
    has_main: bool,
    lockup: impl FnOnce(&Holder, i64) -> Lockup,
) -> (World, Holder, Pubkey) {
    let mut world = World::new().await;
    let bob = world.holder(1_000 * SOL).await;
    if has_main {
        world.deposit(&bob, 300 * SOL).await.expect("a deposit");
    }
    let now = world.bank.clock().await.unix_timestamp;
    let lockup = lockup(&bob, now);
    let vote = world.validators[0].vote;
    let account = world.locked_stake(&bob, vote, STAKE, &lockup).await;
    world.turn_epoch().await;
    world.update().await;
    (world, bob, account)
}

#[tokio::test]
async fn an_epoch_that_has_not_come_locks() {
    let lockup = Lockup { epoch: 16, ..Lockup::default() };
    for has_main in [false, true] {
        let (mut world, bob, account) = locked(has_main, |_, _| lockup).await;
        let result = world.deposit_stake(&bob, account, 0).await;
        assert_refused(&result, TidepoolError::LockupInForce);
        world.next_epoch().await;
        world.deposit_stake(&bob, account, 0).await.expect("the lockup has ended");
    }
}

#[tokio::test]
async fn a_time_that_has_not_come_locks() {
    let (mut world, bob, account) =
        locked(true, |_, now| Lockup { unix_timestamp: now + 1_000_000_000, ..Lockup::default() })
            .await;
    let result = world.deposit_stake(&bob, account, 0).await;
    assert_refused(&result, TidepoolError::LockupInForce);
    // Edited: the bank's time stands nearly still. The second that the lockup names is free.
    for later in [1, 0] {
        let now = world.bank.clock().await.unix_timestamp;
        world.bank.edit_stake(account, |meta, _| meta.lockup.unix_timestamp = now + later).await;
        let result = world.deposit_stake(&bob, account, 0).await;
        if later == 1 {
            assert_refused(&result, TidepoolError::LockupInForce);
        } else {
            result.expect("the lockup has ended");
        }
    }
}

#[tokio::test]
async fn the_custodians_own_signature_does_not_lift_it() {
    let lockup =
        |bob: &Holder, _| Lockup { epoch: 99, custodian: bob.address(), unix_timestamp: 0 };
    let (mut world, bob, account) = locked(true, lockup).await;
    let result = world.deposit_stake(&bob, account, 0).await;
    assert_refused(&result, TidepoolError::LockupInForce);
}

#[tokio::test]
async fn inactive_stake_is_locked_alike() {
    let Visit { mut world, bob, .. } = Visit::new().await;
    let lockup = Lockup { epoch: 99, ..Lockup::default() };
    let account = idle_stake(&mut world, &bob, STAKE, &lockup).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::LockupInForce);
}

#[tokio::test]
async fn nothing_of_an_ended_lockup_is_left_in_main() {
    let custodian = Pubkey::new_unique();
    let ended = [
        Lockup { custodian, ..Lockup::default() },
        Lockup { epoch: 15, ..Lockup::default() },
        Lockup { unix_timestamp: 1, ..Lockup::default() },
        Lockup { unix_timestamp: 1, epoch: 15, custodian },
    ];
    for lockup in ended {
        for has_main in [false, true] {
            let (mut world, bob, account) = locked(has_main, |_, _| lockup).await;
            assert_eq!(world.snapshot().await.entries[0].has_stake(), has_main);
            world.deposit_stake(&bob, account, 0).await.expect("a deposit");
            let main = world.snapshot().await.entries[0].stake;
            let meta = world.bank.stake_state(main).await.meta().expect("a meta");
            assert_eq!(meta.lockup, Lockup::default());
        }
    }
}
