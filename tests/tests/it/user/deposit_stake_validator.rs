//! `deposit_stake` with a validator that the pool does not take it with.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::StakeStateV2;
use tidepool::error::TidepoolError;
use tidepool_client::ValidatorAccounts;
use tidepool_tests::{Failure, Receipt, SOL, World, assert_refused, vote::state_v4};

use super::visitor::{STAKE, Visit, shares_for};

/// Deposits Bob's stake with a validator of the caller's invention.
async fn deposit_with(
    visit: &mut Visit,
    validator: &ValidatorAccounts,
) -> Result<Receipt, Failure> {
    let Visit { world, bob, account } = visit;
    let owner = bob.address();
    let deposit = world.pool.deposit_stake(owner, *account, bob.tokens, validator, 0);
    world.send(&[deposit], &[&bob.wallet]).await
}

#[tokio::test]
async fn stake_of_another_validator_than_the_named_is_refused() {
    let mut visit = Visit::new().await;
    let first = visit.world.accounts_of(0).await;
    let result = deposit_with(&mut visit, &first).await;
    assert_refused(&result, TidepoolError::WrongValidator);
}

#[tokio::test]
async fn so_is_an_index_that_is_anothers_or_nobodys() {
    let mut visit = Visit::new().await;
    let own = visit.world.accounts_of(1).await;
    for (index, error) in [
        (0, TidepoolError::ValidatorMismatch),
        (3, TidepoolError::NoSuchValidator),
        (u32::MAX, TidepoolError::NoSuchValidator),
    ] {
        let validator = ValidatorAccounts { index, ..own };
        let result = deposit_with(&mut visit, &validator).await;
        assert_refused(&result, error);
    }
}

#[tokio::test]
async fn so_is_another_main_account_than_the_recorded() {
    let mut visit = Visit::new().await;
    let (first, own) = (visit.world.accounts_of(0).await, visit.world.accounts_of(1).await);
    for stake in [first.stake, own.transient, Pubkey::new_unique()] {
        let validator = ValidatorAccounts { stake, ..own };
        let result = deposit_with(&mut visit, &validator).await;
        assert_refused(&result, TidepoolError::WrongStakeAccount);
    }
}

#[tokio::test]
async fn stake_of_a_validator_that_the_pool_does_not_know_is_refused() {
    let mut visit = Visit::new().await;
    let stranger = visit.world.bank.validator(0, 1_000).await;
    let Visit { world, bob, account } = &mut visit;
    *account = world.own_stake(bob, stranger.vote, STAKE).await;
    world.next_epoch().await;
    world.update().await;
    let own = world.accounts_of(1).await;
    let result = deposit_with(&mut visit, &own).await;
    assert_refused(&result, TidepoolError::WrongValidator);
    let result = deposit_with(&mut visit, &ValidatorAccounts { vote: stranger.vote, ..own }).await;
    assert_refused(&result, TidepoolError::ValidatorMismatch);
}

/// Raises the second validator's commission to ninety percent and flags it.
async fn flag_second(world: &mut World) {
    let vote = world.validators[1].vote;
    world.bank.edit_vote_state(vote, &state_v4(vote, 9_000)).await;
    assert_eq!(world.flag(1).await.expect("a flag").returned(), 1);
}

#[tokio::test]
async fn bad_stake_is_not_dumped_on_a_flagged_validator() {
    let Visit { mut world, bob, account } = Visit::new().await;
    flag_second(&mut world).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorFlagged);
    // Nor by way of another one's entry.
    let result = world.deposit_stake(&bob, account, 0).await;
    assert_refused(&result, TidepoolError::WrongValidator);
    // As SOL it is as good as any.
    world.deactivate_own(&bob, account).await;
    world.next_epoch().await;
    world.update().await;
    let before = world.snapshot().await;
    let lamports = world.bank.lamports(account).await;
    let minted = world.deposit_stake(&bob, account, 1).await.expect("a deposit").returned();
    assert_eq!(minted, shares_for(&before, lamports, 0));
}

#[tokio::test]
async fn nor_on_one_that_leaves() {
    let Visit { mut world, bob, account } = Visit::new().await;
    world.remove_validator(1).await.expect("a removal");
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorLeaving);
}

#[tokio::test]
async fn a_main_account_that_is_warming_up_takes_no_active_stake() {
    let (mut world, bob) = World::deposited().await;
    let vote = world.validators[1].vote;
    world.set_weight(1, 0).await.expect("no weight");
    let account = world.own_stake(&bob, vote, STAKE).await;
    world.turn_epoch().await;
    world.update().await;
    world.set_weight(1, 100).await.expect("a weight");
    world.deposit(&bob, 500 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert!(world.delegate(1).await.expect("a delegation").returned() > 0);
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.next_epoch().await;
    world.deposit_stake(&bob, account, 1).await.expect("active by now");
}

#[tokio::test]
async fn nor_does_one_that_is_deactivated_undelegated_or_foreign() {
    let Visit { mut world, bob, account } = Visit::new().await;
    let (main, epoch) = {
        let now = world.snapshot().await;
        (now.entries[1].stake, now.epoch)
    };
    let whole = world.bank.stake_state(main).await;
    let meta = whole.meta().expect("a meta");
    // Edited throughout: only strangers, restarts and broken stake programs do this.
    for deactivation in [epoch, epoch - 1] {
        let change = |stake: &mut solana_stake_interface::state::Stake| {
            stake.delegation.deactivation_epoch = deactivation;
        };
        world.bank.edit_stake(main, |_, stake| change(stake)).await;
        let result = world.deposit_stake(&bob, account, 1).await;
        assert_refused(&result, TidepoolError::ValidatorNotReady);
        world.bank.edit_stake_state(main, &whole).await;
    }
    world.bank.edit_stake_state(main, &StakeStateV2::Initialized(meta)).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.bank.edit_stake_state(main, &whole).await;

    let thief = Pubkey::new_unique();
    world.bank.edit_stake(main, |meta, _| meta.authorized.withdrawer = thief).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.bank.edit_stake_state(main, &whole).await;

    let other = world.validators[0].vote;
    world.bank.edit_stake(main, |_, stake| stake.delegation.voter_pubkey = other).await;
    let result = world.deposit_stake(&bob, account, 1).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.bank.edit_stake_state(main, &whole).await;
    world.deposit_stake(&bob, account, 1).await.expect("as it was");
}
