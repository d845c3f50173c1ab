//! `deposit_stake`: active stake joins its validator, inactive stake comes as SOL.

use solana_keypair::Keypair;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Lockup, StakeAuthorize, StakeStateV2},
};
use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions, assert_refused, staker::STAKE_RENT};

use super::visitor::{STAKE, Visit, idle_stake, shares_for, value};

#[tokio::test]
async fn active_stake_is_merged_into_main_at_the_rate_of_now() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let before = world.snapshot().await;
    assert_eq!(value(&before), before.value());
    assert!(before.rate() > SOL, "the tide has flown");
    let main = world.bank.delegation(before.entries[1].stake).await.stake;
    let (lamports, stake) =
        (world.bank.lamports(account).await, world.bank.delegation(account).await.stake);
    assert!(stake > STAKE, "it has earned");

    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    let after = world.snapshot().await;
    assert_eq!(minted, shares_for(&before, lamports, 0));
    assert_eq!(world.balance(&bob).await.1, minted);
    assert_eq!(after.pool.rate.shares - before.pool.rate.shares, minted);
    assert_eq!(after.pool.rate.backing - before.pool.rate.backing, lamports);
    assert_eq!(after.pool.rate.reserve, before.pool.rate.reserve);
    assert_eq!(after.entries[1].tracked - before.entries[1].tracked, lamports);
    assert_eq!(after.entries[1].stake, before.entries[1].stake);
    assert!(world.bank.account(account).await.is_none(), "the source is no more");
    assert_eq!(world.bank.delegation(after.entries[1].stake).await.stake, main + stake);
    // The next update finds what the validators have earned, and no lamport besides.
    world.next_epoch().await;
    let held = world.bank.sum(&after.stake_accounts()).await;
    world.update_validators().await.expect("all validators");
    let observed = world.snapshot().await.pool.rate.observed;
    assert_eq!(observed, i64::try_from(held - after.header.total_tracked).expect("lamports"));
}

#[tokio::test]
async fn stake_may_join_before_its_validator_was_looked_at_in_this_epoch() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.next_epoch().await;
    let before = world.snapshot().await;
    let main = before.entries[1].stake;
    let earned = world.bank.lamports(main).await - before.entries[1].tracked;
    assert!(earned > 0);
    let lamports = world.bank.lamports(account).await;
    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, 0));
    let after = world.snapshot().await;
    // What main has earned waits for its look, and is not given away.
    assert_eq!(after.entries[1].tracked, before.entries[1].tracked + lamports);
    assert_eq!(world.bank.lamports(main).await, after.entries[1].tracked + earned);
    world.update().await;
}

#[tokio::test]
async fn a_deposit_fee_becomes_tide() {
    let parameters = Parameters { deposit_fee: Millionths(1_000), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let Visit { mut world, bob, account } = Visit::with(options).await;
    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    let fee = lamports.div_ceil(1_000);
    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, fee));
    let after = world.snapshot().await;
    assert_eq!(after.pool.rate.pending_fees - before.pool.rate.pending_fees, fee);
    assert_eq!(after.pool.rate.backing - before.pool.rate.backing, lamports - fee);
    assert_eq!(after.entries[1].tracked - before.entries[1].tracked, lamports);
}

#[tokio::test]
async fn less_than_the_minimum_is_refused() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let lamports = world.bank.lamports(account).await;
    let shares = shares_for(&world.snapshot().await, lamports, 0);
    let validator = world.accounts_of(1).await;
    let deposit =
        |minimum| world.pool.deposit_stake(bob.address(), account, bob.tokens, &validator, minimum);
    let (greedy, exact) = (deposit(shares + 1), deposit(shares));
    let result = world.send(&[greedy], &[&bob.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    world.send(&[exact], &[&bob.wallet]).await.expect("the exact minimum is enough");
}

#[tokio::test]
async fn the_shares_go_where_the_owner_says() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let carol = world.holder(0).await;
    let validator = world.accounts_of(1).await;
    let deposit = world.pool.deposit_stake(bob.address(), account, carol.tokens, &validator, 0);
    let minted = world.send(&[deposit], &[&bob.wallet]).await.expect("a deposit").returned();
    assert_eq!((world.balance(&carol).await.1, world.balance(&bob).await.1), (minted, 0));
}

#[tokio::test]
async fn a_staker_that_is_another_loses_the_stake_with_it() {
    for index in [0, 1] {
        // The first validator has no main account yet when its stake comes.
        let (mut world, bob) = (World::new().await, Keypair::new());
        let holder = world.holder(200 * SOL).await;
        let vote = world.validators[1].vote;
        let accounts = [
            world.own_stake(&holder, vote, STAKE).await,
            world.own_stake(&holder, vote, STAKE).await,
        ];
        for account in accounts {
            let (from, to) = (holder.address(), bob.pubkey());
            let role = StakeAuthorize::Staker;
            let hand = stake::authorize(&account, &from, &to, role, None);
            world.bank.send(&[hand], &[&holder.wallet]).await.expect("another staker");
        }
        world.next_epoch().await;
        world.update().await;
        for account in &accounts[..=index] {
            world.deposit_stake(&holder, *account, 1).await.expect("a deposit");
        }
        let entry = world.snapshot().await.entries[1];
        let meta = world.bank.stake_state(entry.stake).await.meta().expect("a meta");
        let pool = world.pool.pool;
        assert_eq!((meta.authorized.staker, meta.authorized.withdrawer), (pool, pool));
    }
}

#[tokio::test]
async fn stake_that_is_deactivated_and_cold_comes_as_sol() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.deactivate_own(&bob, account).await;
    world.next_epoch().await;
    world.update().await;
    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    // Which validator is named does not matter, nor whether there is any.
    let minted = world.deposit_stake(&bob, account, 2).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, 0));
    assert_came_as_sol(&mut world, &before, lamports).await;
    assert!(world.bank.account(account).await.is_none());
}

#[tokio::test]
async fn stake_that_never_began_comes_as_sol() {
    let Visit { mut world, bob, .. } = Visit::new().await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&bob, vote, STAKE).await;
    world.deactivate_own(&bob, account).await;
    let before = world.snapshot().await;
    world.deposit_stake(&bob, account, 1).await.expect("a deposit");
    assert_came_as_sol(&mut world, &before, STAKE + STAKE_RENT).await;
}

#[tokio::test]
async fn stake_that_was_never_delegated_comes_as_sol() {
    let Visit { mut world, bob, .. } = Visit::new().await;
    let account = idle_stake(&mut world, &bob, 3 * SOL, &Lockup::default()).await;
    assert!(matches!(world.bank.stake_state(account).await, StakeStateV2::Initialized(_)));
    let before = world.snapshot().await;
    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, 3 * SOL + STAKE_RENT, 0));
    assert_came_as_sol(&mut world, &before, 3 * SOL + STAKE_RENT).await;
}

async fn assert_came_as_sol(world: &mut World, before: &tidepool_tests::Snapshot, lamports: u64) {
    let after = world.snapshot().await;
    assert_eq!(after.pool.rate.reserve - before.pool.rate.reserve, lamports);
    assert_eq!(after.reserve_lamports - before.reserve_lamports, lamports);
    assert_eq!(after.pool.rate.backing - before.pool.rate.backing, lamports);
    assert!(after.entries == before.entries);
}
