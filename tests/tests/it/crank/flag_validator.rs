//! What speaks against a validator, and what a flag does.

use solana_account::Account;
use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_tests::{
    SOL, World, WorldOptions, assert_refused,
    vote::{state_v1_14, state_v3, state_v4},
};

async fn flag(world: &mut World, index: u32) -> bool {
    let flagged = world.flag(index).await.expect("an answer").returned() == 1;
    let now = world.snapshot().await;
    let entry = now.entries[usize::try_from(index).expect("a short list")];
    assert_eq!(entry.is_flagged(), flagged);
    let again = world.pool_bytes().await;
    let receipt = world.flag(index).await.expect("an answer");
    assert_eq!(receipt.returned() == 1, flagged);
    assert!(again == world.pool_bytes().await, "the second time changes nothing");
    assert!(!receipt.logs.iter().any(|line| line.contains("invoke [2]")), "and says nothing");
    flagged
}

#[tokio::test]
async fn a_commission_above_the_cap_flags_and_at_the_cap_does_not() {
    let mut world = World::new().await;
    let vote = world.validators[0].vote;
    // Edited: the vote program of today writes one of these states only, and lets no
    // commission exceed the whole.
    let cases = [
        (state_v1_14(vote, 10), false),
        (state_v1_14(vote, 11), true),
        (state_v1_14(vote, 255), true),
        (state_v3(vote, 10), false),
        (state_v3(vote, 11), true),
        (state_v3(vote, 255), true),
        (state_v4(vote, 1_000), false),
        (state_v4(vote, 1_001), true),
        (state_v4(vote, 10_000), true),
        (state_v4(vote, 10_001), true),
        (state_v4(vote, u16::MAX), true),
        (state_v4(vote, 0), false),
    ];
    for (state, expected) in cases {
        world.bank.edit_vote_state(vote, &state).await;
        assert_eq!(flag(&mut world, 0).await, expected, "{state:?}");
        let sum = world.snapshot().await.header.sum_weights;
        assert_eq!(sum, if expected { 200 } else { 300 });
    }
}

#[tokio::test]
async fn a_vote_account_that_is_gone_flags() {
    let mut world = World::new().await;
    let vote = world.validators[0].vote;
    let real = world.bank.account(vote).await.expect("a vote account");
    let with = |data: Vec<u8>| Account { data, ..real.clone() };
    let tagged = |tag: u8| {
        let mut data = vec![0; real.data.len()];
        data[0] = tag;
        with(data)
    };
    // Edited, because the vote program closes no account that voted in this epoch or the
    // last: missing, a wallet, another program's, zero-filled, closed and funded again by
    // older vote programs, and cut off before the node's address.
    let gone = [
        Account::default(),
        Account { data: vec![], owner: Pubkey::default(), ..real.clone() },
        Account { owner: solana_sdk_ids::stake::ID, ..real.clone() },
        with(vec![0; real.data.len()]),
        tagged(1),
        tagged(2),
        tagged(3),
        with(vec![]),
        with(vec![3, 0, 0]),
        with(real.data[..35].to_vec()),
    ];
    for account in gone {
        world.bank.edit(vote, account);
        assert!(flag(&mut world, 0).await);
        world.bank.edit(vote, real.clone());
        assert!(!flag(&mut world, 0).await, "the account is back");
    }
}

#[tokio::test]
async fn an_unknown_state_is_refused_and_the_flag_stays() {
    let mut world = World::new().await;
    let vote = world.validators[0].vote;
    let real = world.bank.account(vote).await.expect("a vote account");
    let mut unknown = real.clone();
    unknown.data[0] = 4;
    let mut short = real.clone();
    // Before any commission.
    short.data.truncate(60);
    for flagged in [false, true] {
        if flagged {
            world.bank.edit(vote, Account::default());
            assert!(flag(&mut world, 0).await);
        }
        // Edited: what a vote program of another age may write.
        for account in [unknown.clone(), short.clone()] {
            world.bank.edit(vote, account);
            assert_refused(&world.flag(0).await, TidepoolError::WrongVoteAccount);
            assert_eq!(world.snapshot().await.entries[0].is_flagged(), flagged);
        }
    }
}

#[tokio::test]
async fn index_and_vote_must_belong_together() {
    let mut world = World::new().await;
    let votes: Vec<_> = world.validators.iter().map(|validator| validator.vote).collect();
    let cases = [
        (0, votes[1], TidepoolError::ValidatorMismatch),
        (0, Pubkey::new_unique(), TidepoolError::ValidatorMismatch),
        (0, Pubkey::default(), TidepoolError::ValidatorMismatch),
        (3, votes[0], TidepoolError::NoSuchValidator),
        (3, Pubkey::default(), TidepoolError::NoSuchValidator),
        (16, votes[0], TidepoolError::NoSuchValidator),
        (u32::MAX, votes[0], TidepoolError::NoSuchValidator),
    ];
    for (index, vote, expected) in cases {
        let flag = world.pool.flag_validator(index, vote);
        assert_refused(&world.send(&[flag], &[]).await, expected);
    }
}

#[tokio::test]
async fn a_weight_that_is_set_meanwhile_counts_once_the_flag_is_gone() {
    let mut world = World::new().await;
    let vote = world.validators[0].vote;
    for weight in [0, 7, u32::MAX] {
        world.bank.edit_vote_state(vote, &state_v4(vote, 1_001)).await;
        assert!(flag(&mut world, 0).await);
        world.set_weight(0, weight).await.expect("a weight");
        let now = world.snapshot().await;
        assert_eq!((now.entries[0].weight, now.header.sum_weights), (weight, 200));
        world.bank.edit_vote_state(vote, &state_v4(vote, 1_000)).await;
        assert!(!flag(&mut world, 0).await);
        assert_eq!(world.snapshot().await.header.sum_weights, 200 + u64::from(weight));
    }
}

#[tokio::test]
async fn a_flagged_validators_stake_goes_to_the_others_under_the_movement_cap() {
    let validators = vec![(0, 1_000); 3];
    let options = WorldOptions { validators, ..WorldOptions::default() };
    let (mut world, _) = World::staked_with(options).await;
    let vote = world.validators[2].vote;
    world.bank.edit_vote_state(vote, &state_v4(vote, 1_001)).await;
    assert!(flag(&mut world, 2).await);
    let mut epochs = 0;
    while world.snapshot().await.entries[2].tracked > 0 {
        world.move_to(950_000).await;
        assert_eq!(world.delegate(2).await.expect("nothing").returned(), 0);
        let cap = world.snapshot().await.pool.rate.backing / 10;
        let moved = world.undelegate(2).await.expect("an undelegation").returned();
        assert!(moved > 0 && moved <= cap, "{moved} of {cap}");
        for index in [0, 1] {
            assert_eq!(world.undelegate(index).await.expect("nothing").returned(), 0);
            world.delegate(index).await.expect("a delegation");
        }
        world.next_epoch().await;
        world.update().await;
        epochs += 1;
    }
    assert_eq!(epochs, 4, "a third of the pool, a tenth at a time");
    world.move_to(950_000).await;
    for index in [0, 1] {
        world.delegate(index).await.expect("a delegation");
    }
    let now = world.snapshot().await;
    let share = now.pool.rate.backing / 100 * 49;
    assert!(now.entries[..2].iter().all(|entry| entry.tracked.abs_diff(share) < 2 * SOL));
    // Back at the cap it is as good as before.
    world.bank.edit_vote_state(vote, &state_v4(vote, 1_000)).await;
    world.bank.context.increment_vote_account_credits(&vote, 1);
    assert!(!flag(&mut world, 2).await);
    assert_eq!(world.snapshot().await.header.sum_weights, 300);
}

#[tokio::test]
async fn a_pool_of_flagged_validators_only_keeps_its_exits() {
    let (mut world, alice) = World::staked().await;
    for index in 0..3 {
        let vote = world.validators[usize::try_from(index).expect("a short list")].vote;
        world.bank.edit(vote, Account::default());
        assert!(flag(&mut world, index).await);
    }
    world.validators.clear();
    world.order(&alice, 1, 600 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    for index in 0..3 {
        world.undelegate(index).await.expect("an undelegation");
    }
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.header.sum_weights, 0);
    world.claim(&alice, 1).await.expect("a claim");
}
