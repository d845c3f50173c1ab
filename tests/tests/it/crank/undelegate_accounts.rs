//! Undelegations from wrong validators and through wrong stake accounts.

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_client::ValidatorAccounts;
use tidepool_tests::{Failure, Receipt, SOL, World, assert_refused};

async fn undelegate_from(
    world: &mut World,
    accounts: &ValidatorAccounts,
) -> Result<Receipt, Failure> {
    let undelegate = world.pool.undelegate(accounts);
    world.send(&[undelegate], &[]).await
}

#[tokio::test]
async fn an_index_beyond_the_list_is_nobodys() {
    let (mut world, _) = World::staked().await;
    world.move_to(950_000).await;
    let first = world.accounts_of(0).await;
    for index in [3, u32::MAX] {
        let accounts = ValidatorAccounts { index, ..first };
        let result = undelegate_from(&mut world, &accounts).await;
        assert_refused(&result, TidepoolError::NoSuchValidator);
    }
}

#[tokio::test]
async fn only_the_recorded_accounts_and_the_next_address_are_used() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(1).await.expect("a transient");
    world.order(&alice, 1, 600 * SOL).await.expect("a ticket");
    let (first, second) = (world.accounts_of(0).await, world.accounts_of(1).await);
    let refusals = [
        (ValidatorAccounts { stake: second.stake, ..first }, TidepoolError::WrongStakeAccount),
        (ValidatorAccounts { index: 1, ..first }, TidepoolError::WrongStakeAccount),
        (
            ValidatorAccounts { transient: first.transient, ..second },
            TidepoolError::WrongStakeAccount,
        ),
        (
            ValidatorAccounts { transient: second.transient, ..first },
            TidepoolError::WrongStakeAddress,
        ),
        (
            ValidatorAccounts { transient: Pubkey::new_unique(), ..first },
            TidepoolError::WrongStakeAddress,
        ),
    ];
    for (accounts, expected) in refusals {
        assert_refused(&undelegate_from(&mut world, &accounts).await, expected);
    }
}
