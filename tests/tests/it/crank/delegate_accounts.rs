//! Delegations to wrong validators and through wrong stake accounts.

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_client::ValidatorAccounts;
use tidepool_tests::{Failure, Receipt, SOL, World, assert_refused};

/// The default pool in the window of epoch 14 with a deposit and no stake yet.
async fn in_first_window() -> World {
    let (mut world, _) = World::deposited().await;
    world.move_to(950_000).await;
    world
}

async fn delegate_to(world: &mut World, accounts: &ValidatorAccounts) -> Result<Receipt, Failure> {
    let delegate = world.pool.delegate(accounts);
    world.send(&[delegate], &[]).await
}

#[tokio::test]
async fn index_and_vote_must_agree() {
    let mut world = in_first_window().await;
    let (first, second) = (world.accounts_of(0).await, world.accounts_of(1).await);
    let refusals = [
        (ValidatorAccounts { index: 3, ..first }, TidepoolError::NoSuchValidator),
        (ValidatorAccounts { index: u32::MAX, ..first }, TidepoolError::NoSuchValidator),
        (ValidatorAccounts { index: 1, ..first }, TidepoolError::ValidatorMismatch),
        (ValidatorAccounts { vote: second.vote, ..first }, TidepoolError::ValidatorMismatch),
    ];
    for (accounts, expected) in refusals {
        assert_refused(&delegate_to(&mut world, &accounts).await, expected);
    }
}

#[tokio::test]
async fn only_the_next_address_is_created() {
    let mut world = in_first_window().await;
    let (first, second) = (world.accounts_of(0).await, world.accounts_of(1).await);
    // The last has the place of main and transient swapped.
    let swapped = ValidatorAccounts { stake: first.transient, transient: first.stake, ..first };
    let with = |stake| ValidatorAccounts { stake, ..first };
    for accounts in [with(second.stake), with(Pubkey::new_unique()), swapped] {
        let result = delegate_to(&mut world, &accounts).await;
        assert_refused(&result, TidepoolError::WrongStakeAddress);
    }
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let (first, second) = (world.accounts_of(0).await, world.accounts_of(1).await);
    for transient in [second.transient, second.stake, Pubkey::new_unique()] {
        let accounts = ValidatorAccounts { transient, ..first };
        let result = delegate_to(&mut world, &accounts).await;
        assert_refused(&result, TidepoolError::WrongStakeAddress);
    }
}

#[tokio::test]
async fn only_the_recorded_accounts_are_used() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let (first, second) = (world.accounts_of(0).await, world.accounts_of(1).await);
    for stake in [second.stake, Pubkey::new_unique()] {
        let accounts = ValidatorAccounts { stake, ..first };
        let result = delegate_to(&mut world, &accounts).await;
        assert_refused(&result, TidepoolError::WrongStakeAccount);
    }
    world.delegate(0).await.expect("a transient");
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    let first = world.accounts_of(0).await;
    for transient in [second.transient, second.stake, Pubkey::new_unique()] {
        let accounts = ValidatorAccounts { transient, ..first };
        let result = delegate_to(&mut world, &accounts).await;
        assert_refused(&result, TidepoolError::WrongStakeAccount);
    }
}
