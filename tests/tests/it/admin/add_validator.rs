//! Putting validators on the list.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{
    Failure, SOL, Validator, World, WorldOptions, assert_refused,
    vote::{state_v1_14, state_v3, state_v4},
};

/// A pool without validators.
async fn empty_world() -> World {
    World::with(WorldOptions { validators: vec![], ..WorldOptions::default() }).await
}

async fn add(world: &mut World, vote: Pubkey) -> Result<u32, Failure> {
    world.add_validator(Validator { vote, credits: 0 }).await
}

async fn assert_no_vote_account(world: &mut World, address: Pubkey) {
    assert_refused(&add(world, address).await, TidepoolError::WrongVoteAccount);
}

#[tokio::test]
async fn a_validator_gets_the_next_index_and_no_weight() {
    let mut world = empty_world().await;
    for index in 0..3 {
        let validator = world.bank.validator(5, 0).await;
        assert_eq!(world.add_validator(validator).await.expect("a place"), index);
        let now = world.snapshot().await;
        let (found, entry) = now.entry(validator.vote);
        assert_eq!(found, index);
        assert_eq!((entry.weight, entry.tracked), (0, 0));
        assert_eq!((entry.added_epoch, entry.seen_epoch), (14, 14));
        assert!(!entry.has_stake() && !entry.has_transient());
        // Nothing is there to be looked at, so it counts as seen.
        let expected = u64::from(index) + 1;
        assert_eq!(
            (now.header.count, now.header.seen, now.header.seen_epoch),
            (expected, expected, 14)
        );
    }
}

#[tokio::test]
async fn a_validator_that_joins_before_the_update_does_not_hold_it_up() {
    let mut world = World::new().await;
    world.next_epoch().await;
    let validator = world.bank.validator(0, 0).await;
    world.add_validator(validator).await.expect("a place");
    let now = world.snapshot().await;
    assert_eq!((now.header.count, now.header.seen), (4, 1), "the old three are still to be seen");
    let update = world.pool.update_validators(&now.indexed()[..3]);
    world.send(&[update], &[]).await.expect("the old three");
    world.update_pool().await.expect("nobody is missing");
}

#[tokio::test]
async fn only_the_admin_may() {
    let mut world = empty_world().await;
    let validator = world.bank.validator(0, 0).await;
    let stranger = world.bank.wallet(SOL).await;
    let add = world.pool.add_validator(stranger.pubkey(), validator.vote);
    let result = world.send(&[add], &[&stranger]).await;
    assert_refused(&result, TidepoolError::NotAdmin);
}

#[tokio::test]
async fn the_commission_is_at_most_the_cap() {
    let mut world = empty_world().await;
    let at_cap = world.bank.validator(10, 0).await;
    world.add_validator(at_cap).await.expect("the cap itself is legal");
    let above = world.bank.validator(11, 0).await;
    assert_refused(&world.add_validator(above).await, TidepoolError::CommissionTooHigh);
}

#[tokio::test]
async fn commissions_of_all_vote_states_are_read() {
    let node = Pubkey::new_unique();
    // The cap is a tenth; states before v4 count in percent, v4 in basis points.
    let cases = [
        (state_v1_14(node, 10), true),
        (state_v1_14(node, 11), false),
        (state_v1_14(node, 255), false),
        (state_v3(node, 10), true),
        (state_v3(node, 11), false),
        (state_v4(node, 1_000), true),
        (state_v4(node, 1_001), false),
        (state_v4(node, u16::MAX), false),
    ];
    let mut world = empty_world().await;
    for (state, legal) in cases {
        let vote = world.bank.validator(0, 0).await.vote;
        world.bank.edit_vote_state(vote, &state).await;
        let added = add(&mut world, vote).await;
        println!("{state:?}");
        if legal {
            added.expect("at the cap");
        } else {
            assert_refused(&added, TidepoolError::CommissionTooHigh);
        }
    }
}

#[tokio::test]
async fn a_cap_of_zero_admits_validators_without_commission_only() {
    let parameters = Parameters { max_commission: Millionths(0), ..Parameters::DEFAULT };
    let options = WorldOptions { validators: vec![], parameters, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let free = world.bank.validator(0, 0).await;
    world.add_validator(free).await.expect("no commission");
    // One basis point, which no percent can say.
    let vote = world.bank.validator(0, 0).await.vote;
    world.bank.edit_vote_state(vote, &state_v4(vote, 1)).await;
    assert_refused(&add(&mut world, vote).await, TidepoolError::CommissionTooHigh);
}

#[tokio::test]
async fn accounts_of_other_kinds_are_no_validators() {
    let mut world = World::new().await;
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.move_stake().await;
    let stake = world.snapshot().await.entries[0].stake;
    let nobody = Pubkey::new_unique();
    for address in [alice.address(), alice.tokens, stake, world.pool.pool, nobody] {
        assert_no_vote_account(&mut world, address).await;
    }
}

#[tokio::test]
async fn the_right_bytes_of_a_foreign_program_are_no_validator() {
    let mut world = empty_world().await;
    let vote = world.bank.validator(0, 0).await.vote;
    let mut account = world.bank.account(vote).await.expect("a vote account");
    // Edited instead of writing a program that writes such bytes, which anybody could.
    account.owner = Pubkey::new_unique();
    let forged = Pubkey::new_unique();
    world.bank.edit(forged, account);
    assert_no_vote_account(&mut world, forged).await;
}

#[tokio::test]
async fn a_vote_account_without_an_initialised_state_is_no_validator() {
    let mut world = empty_world().await;
    let vote = world.bank.validator(0, 0).await.vote;
    // The one state whose commission lies behind the cut below.
    world.bank.edit_vote_state(vote, &state_v4(vote, 0)).await;
    let real = world.bank.account(vote).await.expect("a vote account");
    let with = |data| Account { data, ..real.clone() };
    let tagged = |tag: u8| {
        let mut data = vec![0; real.data.len()];
        data[0] = tag;
        with(data)
    };
    // Edited: made but not initialised, closed and funded again by old and new vote
    // programs, of an unknown version, cut off before the commission.
    let odd = [
        tagged(0),
        tagged(1),
        tagged(2),
        tagged(3),
        tagged(4),
        with(vec![]),
        with(real.data[..3].to_vec()),
        with(real.data[..133].to_vec()),
    ];
    for account in odd {
        let address = Pubkey::new_unique();
        println!("{:?}", account.data.get(..4));
        world.bank.edit(address, account);
        assert_no_vote_account(&mut world, address).await;
    }
}

#[tokio::test]
async fn nobody_is_listed_twice() {
    let mut world = World::new().await;
    for validator in world.validators.clone() {
        let result = world.add_validator(validator).await;
        assert_refused(&result, TidepoolError::ValidatorAlreadyListed);
    }
}

#[tokio::test]
async fn a_full_list_takes_nobody() {
    let validators = vec![(0, 0)];
    let options = WorldOptions { validators, capacity: 1, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let second = world.bank.validator(0, 0).await;
    assert_refused(&world.add_validator(second).await, TidepoolError::ValidatorListFull);
}
