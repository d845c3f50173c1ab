//! SPL stake pool 2.2.0 at the boundary of an epoch, and ours.
//!
//! * From the boundary until its whole list is updated, it lets nobody in or out. Here: Exit.
//! * While rewards are paid, it cannot even be updated. Here: Exit.
//! * The update books the epoch's rewards at once, so the last slots are the time to come. Here:
//!   Continuity, No free lunch.
//! * The update walks over the whole list. Here: counters.

use tidepool::error::TidepoolError;
use tidepool_tests::{
    SOL, assert_refused,
    spl_pool::{Fees, MOST_VALIDATORS},
};

use super::both::{Both, Reason, assert_they_refuse, gain};
use crate::museum::scenes::floor_of;

#[tokio::test]
async fn they_close_at_the_boundary_until_the_whole_list_was_seen() {
    let mut both = Both::staked(Fees::USUAL).await;
    let empty = both.world.empty_stake(&both.anna).await;
    both.world.next_epoch().await;
    let Both { world, alice, theirs, anna } = &mut both;
    let (first, rest) = theirs.validators.split_at(1);
    // Looks at one validator, at the others, and the update: closed until the last of these.
    let steps = [theirs.update_list(0, first), theirs.update_list(1, rest), theirs.update_pool()];
    for step in &steps {
        let bank = &mut world.bank;
        let stake_exit = theirs.withdraw_stake(anna, empty, &first[0], 10 * SOL);
        let closed = [
            theirs.deposit(bank, anna, SOL).await,
            theirs.withdraw(bank, anna, SOL).await,
            bank.send(&[stake_exit], &[&anna.wallet]).await,
        ];
        for result in &closed {
            assert_they_refuse(result, Reason::StakeListAndPoolOutOfDate);
        }
        if step == &steps[1] {
            assert_they_refuse(&theirs.turn(bank).await, Reason::StakeListOutOfDate);
        }
        bank.send(std::slice::from_ref(step), &[]).await.expect("anybody's update");
    }
    theirs.withdraw(&mut world.bank, anna, SOL).await.expect("open again");

    // Here nobody has turned a crank yet.
    world.deposit(alice, SOL).await.expect("a deposit");
    world.redeem(alice, SOL).await.expect("an exit");
    world.order(alice, 1, SOL).await.expect("a ticket");
}

#[tokio::test]
async fn they_can_not_be_updated_while_rewards_are_paid() {
    let mut both = Both::staked(Fees::USUAL).await;
    both.world.cross_boundary().await;
    let Both { world, alice, theirs, anna } = &mut both;
    let look = theirs.look(&mut world.bank).await;
    assert_they_refuse(&look, Reason::EpochRewardDistributionInProgress);
    assert_they_refuse(&theirs.turn(&mut world.bank).await, Reason::StakeListOutOfDate);
    let exit = theirs.withdraw(&mut world.bank, anna, SOL).await;
    assert_they_refuse(&exit, Reason::StakeListAndPoolOutOfDate);

    // Here cranks wait as well, and people need not.
    assert_refused(&world.update_pool().await, TidepoolError::EpochRewardsActive);
    world.deposit(alice, SOL).await.expect("a deposit");
    world.redeem(alice, SOL).await.expect("an exit");
    world.order(alice, 1, SOL).await.expect("a ticket");
}

#[tokio::test]
async fn their_last_slots_pay_a_whole_epoch() {
    let mut both = Both::staked(Fees::NONE).await;
    let (here, there) = both.stranger(10_000 * SOL).await;
    both.move_to_last_slots().await;
    let Both { world, theirs, .. } = &mut both;
    theirs.deposit(&mut world.bank, &there, 9_000 * SOL).await.expect("a deposit");
    world.deposit(&here, 9_000 * SOL).await.expect("a deposit");
    let (lamports, tokens) = theirs.books(&mut world.bank).await;
    world.next_epoch().await;
    both.update().await;

    let Both { world, theirs, .. } = &mut both;
    let rewards = theirs.books(&mut world.bank).await.0 - lamports;
    assert!(rewards > SOL / 3, "{rewards}");
    let held = theirs.balance(&mut world.bank, &there).await.1;
    theirs.withdraw(&mut world.bank, &there, held).await.expect("an exit");
    let left = theirs.balance(&mut world.bank, &there).await.0;
    let share = u128::from(rewards) * u128::from(held) / u128::from(tokens);
    let gained = gain(10_000 * SOL, left);
    assert!(gained.unsigned_abs().abs_diff(u64::try_from(share).expect("lamports")) <= 2);
    assert!(
        u128::from(gained.unsigned_abs()) * 10 > u128::from(rewards) * 8,
        "{gained} of {rewards}"
    );
    assert!(gained > 0);

    let shares = world.balance(&here).await.1;
    world.redeem(&here, shares).await.expect("an exit");
    let lost = gain(world.balance(&here).await.0, 10_000 * SOL);
    assert!(lost > 0 && lost.unsigned_abs() + SOL / 1_000 > floor_of(9_000 * SOL), "{lost}");
}

#[tokio::test]
async fn their_update_walks_over_the_whole_list() {
    let mut both = Both::staked(Fees::USUAL).await;
    both.world.next_epoch().await;
    both.world.update_validators().await.expect("all validators");
    let Both { world, theirs, .. } = &mut both;
    theirs.look(&mut world.bank).await.expect("their validators");
    let (there, here) = (theirs.update_pool(), world.pool.update_pool());
    let mut costs = vec![];
    for long in [false, true] {
        if long {
            theirs.lengthen_list(&mut world.bank).await;
            world.lengthen_list(MOST_VALIDATORS).await;
        }
        for update in [&there, &here] {
            let done = world.bank.simulate(std::slice::from_ref(update), &[]).await;
            costs.push(done.expect("an update").compute_units);
        }
    }
    let [there_short, here_short, there_long, here_long] = costs[..] else { panic!("four") };
    assert!(there_long > 400_000 && there_short < 30_000, "{there_short} and {there_long}");
    assert!(here_long.abs_diff(here_short) < 1_000, "{here_short} and {here_long}");
}
