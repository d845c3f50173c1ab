//! Large exits with stake, as the client plans them.

use tidepool_client::{ActiveMain, StakePlan, StakeSources, stake_sources};
use tidepool_math::{Epoch, EpochClock, Slot};
use tidepool_tests::{Holder, SOL, Snapshot, World, staker::STAKE_RENT, vote::state_v4};

/// The active main accounts of all validators, as a client would read them.
async fn mains(world: &mut World, now: &Snapshot) -> Vec<ActiveMain> {
    let mut mains = vec![];
    for (index, entry) in now.indexed() {
        if entry.has_stake() {
            let stake = world.bank.delegation(entry.stake).await.stake;
            mains.push(ActiveMain { index, stake, rent: STAKE_RENT });
        }
    }
    mains
}

/// The plan for `shares` at this moment.
async fn plan(world: &mut World, shares: u64) -> StakePlan {
    let now = world.snapshot().await;
    let (first, slots) = world.bank.epoch_slots(now.epoch);
    let sources = StakeSources {
        pool: &now.pool,
        header: &now.header,
        entries: &now.entries,
        mains: &mains(world, &now).await,
        clock: EpochClock {
            slot: Slot(now.slot),
            epoch: Epoch(now.epoch),
            first_slot: Slot(first),
            slots,
        },
        minimum_delegation: SOL,
    };
    stake_sources(&sources, shares, 100).expect("a plan")
}

/// Sends the plan's steps; each gives exactly what was expected.
async fn execute(world: &mut World, alice: &Holder, plan: &StakePlan) {
    let before = world.balance(alice).await.1;
    for step in &plan.steps {
        let new_stake = world.empty_stake(alice).await;
        let given = world.redeem_stake(alice, new_stake, step.index, step.shares).await;
        assert_eq!(given.expect("a step").returned(), step.lamports, "{step:?}");
        assert_eq!(world.bank.delegation(new_stake).await.stake, step.lamports);
    }
    let placed: u64 = plan.steps.iter().map(|step| step.shares).sum();
    assert_eq!(world.balance(alice).await.1, before - placed);
}

/// Leaves with so many hundredths of the pool, by stake alone, and lets the others go on.
async fn leave_with(hundredths: u64, world: &mut World, alice: &Holder) -> StakePlan {
    let before = world.snapshot().await;
    let shares = before.pool.rate.shares / 100 * hundredths;
    let plan = plan(world, shares).await;
    // The rest is worth no delegation.
    assert!(plan.unplaced < SOL, "{}", plan.unplaced);
    execute(world, alice, &plan).await;
    let after = world.snapshot().await;
    let staked = before.header.total_tracked - after.header.total_tracked;
    assert_eq!(staked, plan.lamports());
    world.next_epoch().await;
    world.update().await;
    plan
}

#[tokio::test]
async fn sixty_hundredths_of_the_pool_leave_over_several_validators() {
    let (mut world, alice) = World::staked().await;
    let plan = leave_with(60, &mut world, &alice).await;
    assert!(plan.steps.len() <= 10, "{}", plan.steps.len());
}

#[tokio::test]
async fn ninety_hundredths_of_the_pool_leave_late_in_an_epoch_with_a_tide() {
    let (mut world, alice) = World::staked().await;
    world.turn_epoch().await;
    world.update().await;
    world.move_to(800_000).await;
    let plan = leave_with(90, &mut world, &alice).await;
    assert!(plan.steps.len() <= 30, "{}", plan.steps.len());
}

#[tokio::test]
async fn a_flagged_validator_gives_first_and_all_but_the_minimum() {
    let (mut world, alice) = World::staked().await;
    let vote = world.validators[2].vote;
    world.bank.edit_vote_state(vote, &state_v4(vote, 9_000)).await;
    world.flag(2).await.expect("a flag");
    let plan = leave_with(60, &mut world, &alice).await;
    assert_eq!(plan.steps[0].index, 2);
    assert!(plan.steps[0].lamports > 320 * SOL);
    assert!(plan.steps.len() <= 6, "{}", plan.steps.len());
}

#[tokio::test]
async fn idle_lamports_are_not_planned_on() {
    let (mut world, alice) = World::staked().await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, 50 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.bank.give(account, 100 * SOL).await;
    world.deposit_stake(&alice, account, 1).await.expect("a deposit");
    // The validator of the idle lamports is the only one above nine tenths of its share.
    let plan = plan(&mut world, 200 * SOL).await;
    assert_eq!((plan.steps[0].index, plan.unplaced), (1, 0));
    execute(&mut world, &alice, &plan).await;
    // The next look sweeps them.
    world.next_epoch().await;
    world.update().await;
    leave_with(50, &mut world, &alice).await;
}

#[tokio::test]
async fn whoever_was_not_looked_at_is_left_out() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let update = world.pool.update_validators(&entries[..2]);
    world.send(&[update], &[]).await.expect("two looks");
    let plan = plan(&mut world, 400 * SOL).await;
    assert!(plan.steps.iter().all(|step| step.index < 2));
    // Two must keep three tenths each of all that stays, while the third keeps its own: the
    // two give half of theirs.
    assert!(plan.unplaced > 200 * SOL && plan.unplaced < 260 * SOL, "{plan:?}");
    execute(&mut world, &alice, &plan).await;
}
