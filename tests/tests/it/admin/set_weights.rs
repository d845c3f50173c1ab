//! Dividing the pool's stake.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::{error::TidepoolError, instructions::admin::set_weights::WeightChange};
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_tests::{Failure, Receipt, SOL, World, assert_refused};

fn change(world: &World, index: u32, weight: u32) -> WeightChange {
    let position = usize::try_from(index).expect("a short list");
    WeightChange { index, vote: world.validators[position].vote, weight }
}

async fn set(world: &mut World, changes: Vec<WeightChange>) -> Result<Receipt, Failure> {
    let admin = world.admin.insecure_clone();
    let set = world.pool.set_weights(admin.pubkey(), changes);
    world.send(&[set], &[&admin]).await
}

async fn weights(world: &mut World) -> (Vec<u32>, u64) {
    let now = world.snapshot().await;
    (now.entries.iter().map(|entry| entry.weight).collect(), now.header.sum_weights)
}

#[tokio::test]
async fn several_weights_change_at_once() {
    let mut world = World::new().await;
    assert_eq!(weights(&mut world).await, (vec![100, 100, 100], 300));
    let changes = vec![change(&world, 2, 7), change(&world, 0, 0)];
    set(&mut world, changes).await.expect("weights");
    assert_eq!(weights(&mut world).await, (vec![0, 100, 7], 107));
    let all: Vec<_> = (0..3).map(|index| change(&world, index, u32::MAX)).collect();
    set(&mut world, all).await.expect("weights");
    let most = u64::from(u32::MAX);
    assert_eq!(weights(&mut world).await, (vec![u32::MAX; 3], 3 * most));
}

#[tokio::test]
async fn the_last_of_two_changes_counts() {
    let mut world = World::new().await;
    let changes = vec![change(&world, 1, 5), change(&world, 1, 9)];
    set(&mut world, changes).await.expect("weights");
    assert_eq!(weights(&mut world).await, (vec![100, 9, 100], 209));
}

#[tokio::test]
async fn no_change_is_no_change() {
    let mut world = World::new().await;
    let before = world.pool_bytes().await;
    set(&mut world, vec![]).await.expect("nothing");
    let same = vec![change(&world, 0, 100)];
    set(&mut world, same).await.expect("the same");
    assert!(before == world.pool_bytes().await);
}

#[tokio::test]
async fn only_the_strategist_may() {
    let mut world = World::new().await;
    let strategist = world.bank.wallet(SOL).await;
    let settings = PoolSettings::of_one_key(strategist.pubkey(), 1, 1);
    world.create_pool_with(&settings).await.expect("a pool");
    let admin = world.admin.insecure_clone();
    let pool = PoolAddresses::of(&admin.pubkey(), 1);
    let vote = world.validators[0].vote;
    let add = pool.add_validator(admin.pubkey(), vote);
    world.send(&[add], &[&admin]).await.expect("a place");

    let changes = vec![WeightChange { index: 0, vote, weight: 1 }];
    let by = |signer: &Keypair| pool.set_weights(signer.pubkey(), changes.clone());
    let stranger = world.bank.wallet(SOL).await;
    for signer in [&admin, &stranger] {
        let result = world.send(&[by(signer)], &[signer]).await;
        assert_refused(&result, TidepoolError::NotStrategist);
    }
    world.send(&[by(&strategist)], &[&strategist]).await.expect("the strategist");
}

#[tokio::test]
async fn a_wrong_index_and_a_wrong_vote_change_nothing_at_all() {
    let mut world = World::new().await;
    let good = change(&world, 0, 1);
    let vote = good.vote;
    let refusals = [
        (WeightChange { index: 3, vote, weight: 1 }, TidepoolError::NoSuchValidator),
        (WeightChange { index: u32::MAX, vote, weight: 1 }, TidepoolError::NoSuchValidator),
        (WeightChange { index: 1, vote, weight: 1 }, TidepoolError::ValidatorMismatch),
        (
            WeightChange { index: 0, vote: Pubkey::new_unique(), weight: 1 },
            TidepoolError::ValidatorMismatch,
        ),
        // The vote of every slot that nobody has taken.
        (
            WeightChange { index: 5, vote: Pubkey::default(), weight: 1 },
            TidepoolError::NoSuchValidator,
        ),
    ];
    for (bad, expected) in refusals {
        let result = set(&mut world, vec![good, bad]).await;
        assert_refused(&result, expected);
    }
}

#[tokio::test]
async fn in_the_first_two_epochs_of_a_pool_nobody_waits() {
    let mut world = World::new().await;
    assert_eq!(world.snapshot().await.pool.created_epoch, 14);
    world.next_epoch().await;
    let validator = world.bank.validator(0, 0).await;
    let index = world.add_validator(validator).await.expect("a place");
    world.set_weight(index, 1).await.expect("no wait");
}

#[tokio::test]
async fn later_a_new_validator_waits_two_epochs() {
    let mut world = World::new().await;
    world.skip_epochs(2).await;
    let validator = world.bank.validator(0, 0).await;
    let index = world.add_validator(validator).await.expect("a place");
    assert_eq!(world.snapshot().await.entries[3].added_epoch, 16);
    for _ in 0..2 {
        let result = world.set_weight(index, 1).await;
        assert_refused(&result, TidepoolError::ValidatorTooNew);
        world.set_weight(index, 0).await.expect("no weight is always legal");
        world.skip_epochs(1).await;
    }
    assert_eq!(world.bank.clock().await.epoch, 18);
    world.set_weight(index, 1).await.expect("two epochs are over");
}
