//! `deposit_stake` with a validator that has no main stake account: the whole becomes one.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::StakeStateV2;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused, staker::STAKE_RENT};

use super::visitor::{STAKE, shares_for};

/// A pool without any stake, updated, and Bob's active stake with the second validator.
async fn world() -> (World, Holder, Pubkey) {
    let mut world = World::new().await;
    let bob = world.holder(1_000 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&bob, vote, STAKE).await;
    world.next_epoch().await;
    world.update().await;
    (world, bob, account)
}

/// Deposits and checks that main is what the source was, besides `found` lamports that its
/// address had already.
async fn become_main(world: &mut World, bob: &Holder, account: Pubkey, found: u64) {
    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    let source = world.bank.delegation(account).await;
    let address = world.accounts_of(1).await.stake;
    let minted = world.deposit_stake(bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, 0));
    let after = world.snapshot().await;
    let entry = after.entries[1];
    assert_eq!((entry.stake, entry.stake_generation), (address, 1));
    let staked = source.stake + STAKE_RENT;
    assert_eq!(entry.tracked, staked);
    assert_eq!(after.pool.rate.backing, before.pool.rate.backing + lamports);
    assert_eq!(after.reserve_lamports, before.reserve_lamports + lamports - staked);
    assert_eq!(world.bank.lamports(address).await, staked + found);
    assert_eq!(world.bank.delegation(address).await, source, "stake, epochs and validator");
    let StakeStateV2::Stake(meta, ..) = world.bank.stake_state(address).await else {
        panic!("not delegated");
    };
    let pool = world.pool.pool;
    assert_eq!((meta.authorized.staker, meta.authorized.withdrawer), (pool, pool));
    assert!(world.bank.account(account).await.is_none(), "the source is no more");
}

#[tokio::test]
async fn the_whole_becomes_main_and_serves_as_one() {
    let (mut world, bob, account) = world().await;
    become_main(&mut world, &bob, account, 0).await;
    let main = world.snapshot().await.entries[1].stake;
    // It takes more stake, gives some back, and earns.
    let vote = world.validators[1].vote;
    let more = world.own_stake(&bob, vote, STAKE).await;
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.unvested() > 0, "it earns");
    world.deposit_stake(&bob, more, 1).await.expect("a deposit");
    assert_eq!(world.snapshot().await.entries[1].stake, main);
    // The rent of what cools.
    world.deposit(&bob, SOL).await.expect("a deposit");
    let new_stake = world.empty_stake(&bob).await;
    world.set_weight(1, 0).await.expect("no weight");
    world.redeem_stake(&bob, new_stake, 1, 10 * SOL).await.expect("an exit");
    world.move_to(950_000).await;
    assert!(world.undelegate(1).await.expect("an undelegation").returned() > 0);
}

#[tokio::test]
async fn an_address_that_somebody_funded_is_no_obstacle_and_its_lamports_are_a_gain() {
    for lamports in [STAKE_RENT, 3 * SOL] {
        let (mut world, bob, account) = world().await;
        let address = world.accounts_of(1).await.stake;
        world.bank.give(address, lamports).await;
        become_main(&mut world, &bob, account, lamports).await;
        world.next_epoch().await;
        let held = world.bank.lamports(address).await;
        let tracked = world.snapshot().await.entries[1].tracked;
        world.update_validators().await.expect("all validators");
        let observed = world.snapshot().await.pool.rate.observed;
        assert_eq!(observed, i64::try_from(held - tracked).expect("lamports"));
        assert!(held - tracked > lamports);
    }
}

#[tokio::test]
async fn what_the_source_holds_beyond_its_stake_comes_as_sol() {
    let (mut world, bob, account) = world().await;
    world.bank.give(account, 2 * SOL).await;
    let before = world.snapshot().await.pool.rate.reserve;
    become_main(&mut world, &bob, account, 0).await;
    assert_eq!(world.snapshot().await.pool.rate.reserve, before + 2 * SOL);
}

#[tokio::test]
async fn less_than_the_minimum_delegation_does_not_become_main() {
    let (mut world, bob, account) = world().await;
    // Edited: the stake program made such stakes once, and makes none today.
    world.bank.edit_stake(account, |_, stake| stake.delegation.stake = SOL - 1).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::BelowMinimumDelegation);
    world.bank.edit_stake(account, |_, stake| stake.delegation.stake = SOL).await;
    become_main(&mut world, &bob, account, 0).await;
    // Beside it, so little is welcome.
    let vote = world.validators[1].vote;
    let small = world.own_stake(&bob, vote, STAKE).await;
    world.next_epoch().await;
    world.update().await;
    world.bank.edit_stake(small, |_, stake| stake.delegation.stake = SOL / 2).await;
    world.deposit_stake(&bob, small, 1).await.expect("a deposit");
}

#[tokio::test]
async fn another_address_than_the_next_is_refused() {
    let (mut world, bob, account) = world().await;
    let validator = world.accounts_of(1).await;
    let transient = tidepool_client::ValidatorAccounts { stake: validator.transient, ..validator };
    let deposit = world.pool.deposit_stake(bob.address(), account, bob.tokens, &transient, 0);
    let result = world.send(&[deposit], &[&bob.wallet]).await;
    assert_refused(&result, TidepoolError::WrongStakeAddress);
}
