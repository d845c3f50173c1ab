//! Looking at validators.

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use tidepool::{error::TidepoolError, state::ValidatorEntry};
use tidepool_tests::{SOL, World, assert_refused, assert_refused_by};

/// The default pool at the beginning of epoch 16, all of its stake active, nobody seen.
async fn unseen() -> World {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world
}

async fn entry(world: &mut World, index: usize) -> ValidatorEntry {
    world.snapshot().await.entries[index]
}

#[tokio::test]
async fn any_of_them_are_seen_in_any_order() {
    let mut world = unseen().await;
    for (seen, index) in [(1, 2_u32), (2, 0), (3, 1)] {
        let position = usize::try_from(index).expect("a short list");
        let one = (index, entry(&mut world, position).await);
        let update = world.pool.update_validators(&[one]);
        world.send(&[update], &[]).await.expect("one validator");
        let now = world.snapshot().await;
        assert_eq!((now.header.seen, now.header.seen_epoch), (seen, 16));
        assert_eq!(now.entries[position].seen_epoch, 16);
    }
}

#[tokio::test]
async fn an_index_beyond_the_list_is_nobodys() {
    let mut world = unseen().await;
    let somebody = entry(&mut world, 0).await;
    for index in [3, 16, u32::MAX] {
        let update = world.pool.update_validators(&[(0, somebody), (index, somebody)]);
        let result = world.send(&[update], &[]).await;
        assert_refused(&result, TidepoolError::NoSuchValidator);
    }
}

#[tokio::test]
async fn exactly_the_recorded_accounts_are_taken() {
    let mut world = unseen().await;
    let (first, second) = (entry(&mut world, 0).await, entry(&mut world, 1).await);
    let wrong = [
        ("missing", ValidatorEntry { stake: Pubkey::default(), ..first }),
        ("another's", ValidatorEntry { stake: second.stake, ..first }),
        ("a stranger's", ValidatorEntry { stake: Pubkey::new_unique(), ..first }),
        ("one too many", ValidatorEntry { transient: second.stake, ..first }),
        ("unknown to the entry", ValidatorEntry { transient: Pubkey::new_unique(), ..first }),
    ];
    for (what, entry) in wrong {
        println!("{what}");
        let update = world.pool.update_validators(&[(0, entry)]);
        let result = world.send(&[update], &[]).await;
        assert_refused(&result, TidepoolError::WrongStakeAccount);
    }
    // More is promised than follows.
    let mut update = world.pool.update_validators(&[(0, first)]);
    update.accounts.pop();
    let result = world.send(&[update], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAccount);
}

/// More than fit into a packet; another program may ask for so many.
#[tokio::test]
async fn two_hundred_and_fifty_six_looks_are_taken_and_not_one_more() {
    let mut world = unseen().await;
    world.update().await;
    let mut update = world.pool.update_validators(&[]);
    for looks in [256_u32, 257] {
        update.data.truncate(8);
        update.data.extend(looks.to_le_bytes());
        // Without any account: a validator that was seen is passed over.
        (0..looks).for_each(|_| update.data.extend([0; 5]));
        let result = world.send(&[update.clone()], &[]).await;
        if looks == 256 {
            result.expect("all looks");
        } else {
            assert_refused_by(&result, &InstructionError::InvalidInstructionData);
        }
    }
}

#[tokio::test]
async fn main_and_transient_have_their_order() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 500 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    world.next_epoch().await;
    let entry = entry(&mut world, 0).await;
    assert!(entry.has_transient());
    let swapped = ValidatorEntry { stake: entry.transient, transient: entry.stake, ..entry };
    let update = world.pool.update_validators(&[(0, swapped)]);
    let result = world.send(&[update], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAccount);
    let without_main = ValidatorEntry { stake: Pubkey::default(), ..entry };
    let update = world.pool.update_validators(&[(0, without_main)]);
    let result = world.send(&[update], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAccount);
}

#[tokio::test]
async fn a_donation_is_a_gain_of_the_next_epoch_to_the_lamport() {
    let (mut world, _) = World::staked().await;
    let stake = entry(&mut world, 0).await.stake;
    world.bank.give(stake, 5 * SOL).await;
    let before = world.pool_bytes().await;
    world.update().await;
    assert!(before == world.pool_bytes().await, "seen already, and losses only since");

    let before = world.snapshot().await;
    let (tracked, reserve) = (before.header.total_tracked, before.pool.rate.reserve);
    world.next_epoch().await;
    let accounts = world.snapshot().await.stake_accounts();
    let found = world.bank.sum(&accounts).await;
    assert!(found >= tracked + 5 * SOL);
    world.update_validators().await.expect("all validators");
    let now = world.snapshot().await;
    assert_eq!(now.pool.rate.observed, i64::try_from(found - tracked).expect("lamports"));
    // What is no stake is swept home at once.
    let swept = now.pool.rate.reserve - reserve;
    assert!(swept >= 5 * SOL);
    assert_eq!(now.header.total_tracked, found - swept);
}

#[tokio::test]
async fn who_comes_second_with_yesterdays_accounts_does_no_harm() {
    let mut world = unseen().await;
    world.update_validators().await.expect("all validators");
    let seen = world.pool_bytes().await;
    let first = entry(&mut world, 0).await;
    // Accounts that were right before another crank settled them.
    let late = ValidatorEntry { transient: Pubkey::new_unique(), ..first };
    let update = world.pool.update_validators(&[(0, late)]);
    world.send(&[update], &[]).await.expect("nothing");
    assert!(seen == world.pool_bytes().await);
}

#[tokio::test]
async fn no_look_at_all_is_legal() {
    let mut world = unseen().await;
    let update = world.pool.update_validators(&[]);
    world.send(&[update], &[]).await.expect("nothing");
    assert_eq!(world.snapshot().await.header.seen, 0);
}
