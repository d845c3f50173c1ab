//! `deposit_stake` of stake that is somebody else's.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{instruction as stake, state::StakeAuthorize};
use tidepool::error::TidepoolError;
use tidepool_tests::{Failure, Holder, Receipt, SOL, World, assert_refused};

use super::visitor::Visit;

/// Mallory deposits `account` as if it were hers.
async fn claim(world: &mut World, mallory: &Holder, account: Pubkey) -> Result<Receipt, Failure> {
    let validator = world.accounts_of(1).await;
    let owner = mallory.address();
    let deposit = world.pool.deposit_stake(owner, account, mallory.tokens, &validator, 0);
    world.send(&[deposit], &[&mallory.wallet]).await
}

#[tokio::test]
async fn stake_of_another_withdrawer_is_refused() {
    let Visit { mut world, account, .. } = Visit::new().await;
    let mallory = world.holder(SOL).await;
    let result = claim(&mut world, &mallory, account).await;
    assert_refused(&result, TidepoolError::WrongStakeAuthority);
}

#[tokio::test]
async fn the_staker_alone_cannot_deposit() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let mallory = world.holder(SOL).await;
    let (from, to) = (bob.address(), mallory.address());
    let hand = stake::authorize(&account, &from, &to, StakeAuthorize::Staker, None);
    world.bank.send(&[hand], &[&bob.wallet]).await.expect("another staker");
    let result = claim(&mut world, &mallory, account).await;
    assert_refused(&result, TidepoolError::WrongStakeAuthority);
    world.deposit_stake(&bob, account, 1).await.expect("the withdrawer can");
}

#[tokio::test]
async fn the_withdrawer_must_sign() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let validator = world.accounts_of(1).await;
    let mut deposit = world.pool.deposit_stake(bob.address(), account, bob.tokens, &validator, 0);
    for meta in &mut deposit.accounts {
        meta.is_signer = false;
    }
    let result = world.send(&[deposit], &[]).await;
    assert_refused_for_signature(&result);
}

#[tokio::test]
async fn the_pools_own_stake_is_nobodys_to_deposit() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    let entry = world.snapshot().await.entries[0];
    let mallory = world.holder(SOL).await;
    for account in [entry.stake, entry.transient] {
        let result = claim(&mut world, &mallory, account).await;
        assert_refused(&result, TidepoolError::WrongStakeAuthority);
        // Nor does the pool sign, whoever is named.
        let validator = world.accounts_of(1).await;
        let pool = world.pool.pool;
        let mut deposit = world.pool.deposit_stake(pool, account, mallory.tokens, &validator, 0);
        for meta in &mut deposit.accounts {
            meta.is_signer = false;
        }
        let result = world.send(&[deposit], &[]).await;
        // The framework's `ConstraintDuplicateMutableAccount`: the pool in two places.
        let expected = solana_instruction::error::InstructionError::Custom(2040);
        tidepool_tests::assert_refused_by(&result, &expected);
    }
}

#[tokio::test]
async fn stake_that_somebody_gave_to_the_pool_is_nobodys_to_deposit() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let pool = world.pool.pool;
    for role in [StakeAuthorize::Staker, StakeAuthorize::Withdrawer] {
        let hand = stake::authorize(&account, &bob.address(), &pool, role, None);
        world.bank.send(&[hand], &[&bob.wallet]).await.expect("a gift");
    }
    let mallory = world.holder(SOL).await;
    for anybody in [&bob, &mallory] {
        let result = claim(&mut world, anybody, account).await;
        assert_refused(&result, TidepoolError::WrongStakeAuthority);
    }
}

#[tokio::test]
async fn main_is_not_merged_with_itself() {
    let Visit { mut world, bob, .. } = Visit::new().await;
    let main = world.snapshot().await.entries[1].stake;
    // Edited: its withdrawer is the pool for good.
    let owner = bob.address();
    world.bank.edit_stake(main, |meta, _| meta.authorized.withdrawer = owner).await;
    let result = world.deposit_stake(&bob, main, 1).await;
    // The framework's `ConstraintDuplicateMutableAccount`.
    let expected = solana_instruction::error::InstructionError::Custom(2040);
    tidepool_tests::assert_refused_by(&result, &expected);
}

#[tokio::test]
async fn a_withdrawer_of_yesterday_cannot_deposit() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let key = Keypair::new();
    let (from, to) = (bob.address(), key.pubkey());
    let hand = stake::authorize(&account, &from, &to, StakeAuthorize::Withdrawer, None);
    world.bank.send(&[hand], &[&bob.wallet]).await.expect("another withdrawer");
    let result = claim(&mut world, &bob, account).await;
    assert_refused(&result, TidepoolError::WrongStakeAuthority);
    let validator = world.accounts_of(1).await;
    let deposit = world.pool.deposit_stake(to, account, bob.tokens, &validator, 0);
    world.send(&[deposit], &[&key]).await.expect("the new one can");
}

#[track_caller]
fn assert_refused_for_signature(result: &Result<Receipt, Failure>) {
    let missing = solana_instruction::error::InstructionError::MissingRequiredSignature;
    tidepool_tests::assert_refused_by(result, &missing);
}
