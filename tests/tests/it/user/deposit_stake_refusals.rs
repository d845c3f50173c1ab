//! `deposit_stake` at the wrong time, and of what is in the wrong state.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, WorldOptions, assert_refused, staker::STAKE_RENT};

use super::visitor::{STAKE, Visit};

#[tokio::test]
async fn nothing_comes_while_rewards_are_paid() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.cross_boundary().await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::EpochRewardsActive);
    world.bank.finish_rewards();
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
}

#[tokio::test]
async fn a_pool_two_epochs_behind_is_stale() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.skip_epochs(2).await;
    world.bank.finish_rewards();
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::PoolStale);
    world.update().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
}

#[tokio::test]
async fn so_is_one_with_a_loss_that_is_not_booked() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let stake = world.snapshot().await.entries[0].stake;
    // Edited: the runtime does not slash yet.
    world.bank.edit_with(stake, |account| account.lamports -= 1).await;
    world.update_validators().await.expect("all validators");
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
}

#[tokio::test]
async fn a_pool_that_lost_everything_takes_no_stake() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let pool = world.pool.pool;
    // Edited: the mark alone, so that there is a pool left.
    world.bank.edit_with(pool, |account| account.data[120] |= 1).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::Insolvent);
}

#[tokio::test]
async fn shares_need_a_token_account_of_the_mint() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let other = world.second_pool(&WorldOptions::default()).await;
    let foreign = world.bank.token_account(other.pool.mint, bob.address()).await;
    let wallet = world.bank.wallet(SOL).await.pubkey();
    let validator = world.accounts_of(1).await;
    for recipient in [Pubkey::new_unique(), foreign, wallet] {
        let deposit = world.pool.deposit_stake(bob.address(), account, recipient, &validator, 0);
        let result = world.send(&[deposit], &[&bob.wallet]).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
    }
}

#[tokio::test]
async fn stake_that_is_warming_up_or_cooling_waits() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let vote = world.validators[1].vote;
    let warming = world.own_stake(&bob, vote, STAKE).await;
    let result = world.deposit_stake(&bob, warming, 1).await;
    assert_refused(&result, TidepoolError::StakeNotSettled);
    world.deactivate_own(&bob, account).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::StakeNotSettled);
    world.next_epoch().await;
    world.deposit_stake(&bob, warming, 1).await.expect("active by now");
    world.deposit_stake(&bob, account, 1).await.expect("cold by now");
}

#[tokio::test]
async fn stake_that_is_partly_active_or_partly_cold_waits() {
    let Visit { mut world, .. } = Visit::new().await;
    // More than nine percent of about a million SOL.
    let whale = world.holder(300_000 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&whale, vote, 250_000 * SOL).await;
    for is_cooling in [false, true] {
        if is_cooling {
            world.deactivate_own(&whale, account).await;
        }
        world.next_epoch().await;
        world.update().await;
        let result = world.deposit_stake(&whale, account, 1).await;
        assert_refused(&result, TidepoolError::StakeNotSettled);
        for _ in 0..4 {
            world.next_epoch().await;
            world.update().await;
        }
    }
    let before = world.snapshot().await.reserve_lamports;
    world.deposit_stake(&whale, account, 1).await.expect("cold by now");
    assert!(world.snapshot().await.reserve_lamports - before > 250_000 * SOL);
}

/// Bob's deposit of an account of any state.
async fn refuse_edited(change: impl FnOnce(&mut Account)) {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.bank.edit_with(account, change).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::NotAStakeAccount);
}

#[tokio::test]
async fn an_account_that_is_no_stake_account_is_refused() {
    // Edited: nobody but the stake program writes into its accounts.
    let another = Pubkey::new_unique();
    refuse_edited(|account| account.owner = another).await;
    refuse_edited(|account| account.data.truncate(100)).await;
    refuse_edited(|account| account.data.truncate(160)).await;
    refuse_edited(|account| account.data.clear()).await;
    // `RewardsPool`, and a state that does not exist.
    refuse_edited(|account| account.data[0] = 3).await;
    refuse_edited(|account| account.data[0] = 4).await;
    refuse_edited(|account| account.data.fill(0xff)).await;
}

#[tokio::test]
async fn nor_is_an_uninitialised_one_or_a_wallet() {
    let Visit { mut world, bob, .. } = Visit::new().await;
    let empty = world.empty_stake(&bob).await;
    world.bank.give(empty, STAKE - STAKE_RENT).await;
    let wallet = Pubkey::new_unique();
    world.bank.give(wallet, STAKE).await;
    for account in [empty, wallet] {
        let result = world.deposit_stake(&bob, account, 1).await;
        assert_refused(&result, TidepoolError::NotAStakeAccount);
    }
}
