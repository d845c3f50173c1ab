//! `redeem_stake` where it is refused for the accounts, the time or the amount.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::StakeStateV2;
use tidepool::error::TidepoolError;
use tidepool_client::ValidatorAccounts;
use tidepool_tests::{SOL, World, assert_refused};

const SHARES: u64 = 10 * SOL;

#[tokio::test]
async fn only_an_uninitialised_stake_account_of_full_size_receives() {
    let (mut world, alice) = World::staked().await;
    let vote = world.validators[0].vote;
    let delegated = world.own_stake(&alice, vote, SOL).await;
    let meta = world.bank.stake_state(delegated).await.meta().expect("a meta");
    let [initialised, shorter, longer, foreign, unknown] = [
        world.empty_stake(&alice).await,
        world.empty_stake(&alice).await,
        world.empty_stake(&alice).await,
        world.empty_stake(&alice).await,
        world.empty_stake(&alice).await,
    ];
    // Edited: states and sizes that a holder may make in other ways.
    world.bank.edit_stake_state(initialised, &StakeStateV2::Initialized(meta)).await;
    world.bank.edit_stake_state(unknown, &StakeStateV2::RewardsPool).await;
    world.bank.edit_with(shorter, |account| account.data.truncate(199)).await;
    world.bank.edit_with(longer, |account| account.data.push(0)).await;
    world.bank.edit_with(foreign, |account| account.owner = Pubkey::new_unique()).await;
    let nothing = Pubkey::new_unique();
    let mint = world.pool.mint;
    let tokens = world.bank.token_account(mint, alice.address()).await;
    let main = world.snapshot().await.entries[1].stake;
    let wrong = [initialised, delegated, shorter, longer, foreign, unknown, nothing, main, tokens];
    for new_stake in wrong {
        let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
        assert_refused(&result, TidepoolError::WrongNewStakeAccount);
    }
    let main = world.snapshot().await.entries[0].stake;
    let result = world.redeem_stake(&alice, main, 0, SHARES).await;
    // The framework's `ConstraintDuplicateMutableAccount`.
    let expected = solana_instruction::error::InstructionError::Custom(2040);
    tidepool_tests::assert_refused_by(&result, &expected);
}

#[tokio::test]
async fn an_account_without_its_rent_is_refused_by_the_stake_program() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    // Edited: the runtime would not let an account be without its rent.
    world.bank.edit_with(new_stake, |account| account.lamports -= 1).await;
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    let expected = solana_instruction::error::InstructionError::InsufficientFunds;
    tidepool_tests::assert_refused_by(&result, &expected);
}

#[tokio::test]
async fn another_validator_or_account_than_the_recorded_is_refused() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    let (own, other) = (world.accounts_of(0).await, world.accounts_of(1).await);
    let cases = [
        (ValidatorAccounts { index: 1, ..own }, TidepoolError::ValidatorMismatch),
        (ValidatorAccounts { index: 3, ..own }, TidepoolError::NoSuchValidator),
        (ValidatorAccounts { stake: other.stake, ..own }, TidepoolError::WrongStakeAccount),
        (ValidatorAccounts { stake: own.transient, ..own }, TidepoolError::WrongStakeAccount),
    ];
    let owner = alice.address();
    for (validator, error) in cases {
        let redeem =
            world.pool.redeem_stake(owner, alice.tokens, new_stake, owner, &validator, SHARES, 0);
        let result = world.send(&[redeem], &[&alice.wallet]).await;
        assert_refused(&result, error);
    }
}

#[tokio::test]
async fn stake_that_is_not_fully_active_cannot_leave() {
    // No main account, and one that is warming up.
    let (mut world, alice) = World::deposited().await;
    let new_stake = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a delegation");
    let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
    assert_refused(&result, TidepoolError::ValidatorNotReady);
    world.next_epoch().await;
    world.update().await;
    world.set_weight(0, 0).await.expect("no weight");
    world.redeem_stake(&alice, new_stake, 0, SHARES).await.expect("active by now");
}

#[tokio::test]
async fn nor_can_a_deactivated_undelegated_or_foreign_one() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    let main = world.snapshot().await.entries[0].stake;
    let whole = world.bank.stake_state(main).await;
    let StakeStateV2::Stake(meta, stake, flags) = whole else { panic!("delegated") };
    let state = |change: &dyn Fn(&mut StakeStateV2)| {
        let mut state = StakeStateV2::Stake(meta, stake, flags);
        change(&mut state);
        state
    };
    let deactivated = |epoch| {
        state(&move |state| {
            if let StakeStateV2::Stake(_, stake, _) = state {
                stake.delegation.deactivation_epoch = epoch;
            }
        })
    };
    let mut stolen = meta;
    stolen.authorized.staker = Pubkey::new_unique();
    let mut elsewhere = stake;
    elsewhere.delegation.voter_pubkey = world.validators[1].vote;
    // Edited throughout: only strangers, restarts and broken stake programs do this.
    let odd = [
        deactivated(15),
        deactivated(14),
        StakeStateV2::Initialized(meta),
        StakeStateV2::Uninitialized,
        StakeStateV2::Stake(stolen, stake, flags),
        StakeStateV2::Stake(meta, elsewhere, flags),
    ];
    for state in odd {
        world.bank.edit_stake_state(main, &state).await;
        let result = world.redeem_stake(&alice, new_stake, 0, SHARES).await;
        assert_refused(&result, TidepoolError::ValidatorNotReady);
    }
    world.bank.edit_stake_state(main, &whole).await;
    world.redeem_stake(&alice, new_stake, 0, SHARES).await.expect("as it was");
}

#[tokio::test]
async fn both_parts_of_a_split_keep_the_minimum_delegation() {
    let (mut world, alice) = World::staked().await;
    world.set_weight(0, 0).await.expect("no weight, so that the rule of nine tenths is silent");
    let new_stake = world.empty_stake(&alice).await;
    let main = world.snapshot().await.entries[0].stake;
    let staked = world.bank.delegation(main).await.stake;
    // A few thousandths above and below one SOL, fee included.
    let below = world.redeem_stake(&alice, new_stake, 0, SOL).await;
    assert_refused(&below, TidepoolError::BelowMinimumDelegation);
    for shares in [staked + SOL, staked - SOL / 2] {
        let result = world.redeem_stake(&alice, new_stake, 0, shares).await;
        assert_refused(&result, TidepoolError::SourceTooSmall);
    }
    let least = world.redeem_stake(&alice, new_stake, 0, SOL + SOL / 500).await;
    let out = least.expect("an exit").returned();
    assert!((SOL..SOL + SOL / 500).contains(&out));
    let another = world.empty_stake(&alice).await;
    let most = world.redeem_stake(&alice, another, 0, staked - 2 * SOL - SOL / 2).await;
    most.expect("an exit");
    let left = world.bank.delegation(main).await.stake;
    assert!((SOL..2 * SOL).contains(&left), "{left}");
    let third = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, third, 0, SOL + SOL / 500).await;
    assert_refused(&result, TidepoolError::SourceTooSmall);
}

/// The fewest shares that are not refused give exactly the minimum: a share less gives a lamport
/// less.
#[tokio::test]
async fn exactly_the_minimum_delegation_can_leave() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    let validator = world.accounts_of(0).await;
    let (mut refused, mut enough) = (SOL, SOL + SOL / 500);
    while enough - refused > 1 {
        let middle = u64::midpoint(refused, enough);
        let (owner, tokens) = (alice.address(), alice.tokens);
        let exit = world.pool.redeem_stake(owner, tokens, new_stake, owner, &validator, middle, 0);
        match world.bank.simulate(&[exit], &[&alice.wallet]).await {
            Ok(_) => enough = middle,
            Err(_) => refused = middle,
        }
    }
    let exit = world.redeem_stake(&alice, new_stake, 0, enough).await;
    assert_eq!(exit.expect("an exit").returned(), SOL);
}

#[tokio::test]
async fn nothing_and_more_than_there_is_are_refused() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    for (shares, error) in [
        (0, TidepoolError::ZeroOutput),
        (1, TidepoolError::ZeroOutput),
        (1_100 * SOL, TidepoolError::AmountOutOfRange),
        (u64::MAX, TidepoolError::AmountOutOfRange),
    ] {
        let result = world.redeem_stake(&alice, new_stake, 0, shares).await;
        assert_refused(&result, error);
    }
}
