//! `redeem_stake`: which validators may give, and how much.

use tidepool::{error::TidepoolError, state::ValidatorEntry};
use tidepool_math::{Epoch, EpochClock, Lamports, Shares, Slot};
use tidepool_tests::{Holder, SOL, Snapshot, World, assert_refused, vote::state_v4};

/// The first validator may give `out` by the rule of nine tenths, computed on what is tracked.
fn is_allowed(now: &Snapshot, out: u64) -> bool {
    let entry = &now.entries[0];
    let left = u128::from(entry.tracked - out) * u128::from(now.header.sum_weights) * 1_000_000;
    let share = u128::from(entry.weight) * u128::from(now.header.total_tracked - out);
    left >= share * 900_000
}

/// Lamports that `shares` give now, whichever validator they are taken from.
async fn out_of(world: &mut World, alice: &Holder, shares: u64) -> u64 {
    let now = world.snapshot().await;
    let (first, slots) = world.bank.epoch_slots(now.epoch);
    let (slot, epoch) = (Slot(now.slot), Epoch(now.epoch));
    let clock = EpochClock { slot, epoch, first_slot: Slot(first), slots };
    assert!(world.balance(alice).await.1 >= shares);
    let (shares, parameters) = (Shares(shares), now.pool.parameters());
    let redeemed = now.ledger().redeem_stake(shares, Lamports(0), &clock, &parameters);
    redeemed.expect("an exit").out.0
}

/// The largest number of shares whose stake the first validator may give.
async fn most_shares(world: &mut World, alice: &Holder) -> u64 {
    let now = world.snapshot().await;
    let (mut allowed, mut refused) = (SOL, now.entries[0].tracked);
    while refused - allowed > 1 {
        let middle = u64::midpoint(allowed, refused);
        let out = out_of(world, alice, middle).await;
        if is_allowed(&now, out) {
            allowed = middle;
        } else {
            refused = middle;
        }
    }
    allowed
}

#[tokio::test]
async fn nine_tenths_of_its_share_stay_to_the_lamport() {
    let (mut world, alice) = World::staked().await;
    let most = most_shares(&mut world, &alice).await;
    let now = world.snapshot().await;
    let (out, more) =
        (out_of(&mut world, &alice, most).await, out_of(&mut world, &alice, most + 1).await);
    // One share is worth less than two lamports: the border lies between these two.
    assert!(is_allowed(&now, out) && !is_allowed(&now, more) && more - out <= 2);
    assert!(out > now.entries[0].tracked / 8);
    let new_stake = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, new_stake, 0, most + 1).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    let given = world.redeem_stake(&alice, new_stake, 0, most).await.expect("an exit");
    assert_eq!(given.returned(), out);
}

#[tokio::test]
async fn the_border_itself_is_allowed_and_a_lamport_beyond_is_not() {
    for (beyond, is_refused) in [(0, false), (1, true)] {
        let (mut world, alice) = World::staked().await;
        let shares = make_border(&mut world, &alice, beyond).await;
        let new_stake = world.empty_stake(&alice).await;
        let result = world.redeem_stake(&alice, new_stake, 0, shares).await;
        if is_refused {
            assert_refused(&result, TidepoolError::SourceNotAllowed);
        } else {
            result.expect("the border is allowed");
        }
    }
}

/// Lets the first validator keep exactly nine tenths of its share, which are three tenths of
/// all that stays, less `beyond` lamports, after an exit of the shares returned. Edited: no
/// history meets the border to the lamport.
async fn make_border(world: &mut World, alice: &Holder, beyond: u64) -> u64 {
    let now = world.snapshot().await;
    let (mut shares, mut out) = (20 * SOL, 1);
    while (now.header.total_tracked - out) % 10 != 0 {
        shares += 1;
        out = out_of(world, alice, shares).await;
    }
    let wanted = (now.header.total_tracked - out) / 10 * 3 + out - beyond;
    let moved = now.entries[0].tracked - wanted;
    // From the first to the third in the books; the third's account holds what is tracked.
    world.bank.give(now.entries[2].stake, moved).await;
    let list = world.pool.validators;
    world
        .bank
        .edit_with(list, |account| {
            let [first, _, third] = &now.entries[..] else { panic!("three validators") };
            retrack(&mut account.data, first, first.tracked - moved);
            retrack(&mut account.data, third, third.tracked + moved);
        })
        .await;
    assert_eq!(is_allowed(&world.snapshot().await, out), beyond == 0);
    shares
}

/// Writes what is tracked for a validator: the word after its three addresses.
fn retrack(list: &mut [u8], entry: &ValidatorEntry, tracked: u64) {
    let start = list.windows(32).position(|window| window == entry.vote.as_ref());
    let word = start.expect("the entry") + 96;
    let word = &mut list[word..word + 8];
    assert_eq!(word, entry.tracked.to_le_bytes());
    word.copy_from_slice(&tracked.to_le_bytes());
}

/// Leaves with nearly all of the first validator's stake: far beyond nine tenths.
async fn drain(world: &mut World, alice: &Holder) {
    let new_stake = world.empty_stake(alice).await;
    world.redeem_stake(alice, new_stake, 0, 320 * SOL).await.expect("an exit");
}

#[tokio::test]
async fn a_validator_with_a_weight_is_not_drained() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, new_stake, 0, 320 * SOL).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    // More than its share is free.
    world.set_weight(0, 1).await.expect("hardly any weight");
    drain(&mut world, &alice).await;
}

#[tokio::test]
async fn one_without_a_weight_may_be() {
    let (mut world, alice) = World::staked().await;
    world.set_weight(0, 0).await.expect("no weight");
    drain(&mut world, &alice).await;
}

#[tokio::test]
async fn one_that_is_flagged_may_be() {
    let (mut world, alice) = World::staked().await;
    let vote = world.validators[0].vote;
    world.bank.edit_vote_state(vote, &state_v4(vote, 9_000)).await;
    assert_eq!(world.flag(0).await.expect("a flag").returned(), 1);
    drain(&mut world, &alice).await;
}

#[tokio::test]
async fn one_that_leaves_may_be() {
    let (mut world, alice) = World::staked().await;
    world.remove_validator(0).await.expect("a removal");
    drain(&mut world, &alice).await;
}

#[tokio::test]
async fn where_nobody_has_a_weight_all_may_be() {
    let (mut world, alice) = World::staked().await;
    for index in 0..3 {
        world.set_weight(index, 0).await.expect("no weight");
    }
    assert_eq!(world.snapshot().await.header.sum_weights, 0);
    drain(&mut world, &alice).await;
}

#[tokio::test]
async fn several_exits_from_a_lucky_validator_take_no_more_than_one() {
    let (mut world, alice) = World::staked().await;
    let at_once = {
        let most = most_shares(&mut world, &alice).await;
        out_of(&mut world, &alice, most).await
    };
    let mut taken = 0;
    for _ in 0..8 {
        let most = most_shares(&mut world, &alice).await.min(10 * SOL);
        let new_stake = world.empty_stake(&alice).await;
        let result = world.redeem_stake(&alice, new_stake, 0, most).await;
        match result {
            Ok(receipt) => taken += receipt.returned(),
            // What is left at the border is below the minimum delegation.
            Err(_) => break,
        }
    }
    assert!(taken <= at_once && taken > at_once - 2 * SOL, "{taken} of {at_once}");
    let new_stake = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, new_stake, 0, 10 * SOL).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
}
