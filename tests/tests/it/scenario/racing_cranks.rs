//! Two cranks that know nothing of each other.

use solana_instruction::Instruction;
use tidepool::error::TidepoolError::{
    self, OutsideWindow, UnexpectedStakeState, UpdateRequired, ValidatorsNotUpdated,
    WrongStakeAccount,
};
use tidepool_tests::{SOL, World, WorldOptions, assert_refused, orders};

/// Two validators with stake; one epoch before, both got a transient, one in, one out.
async fn busy_pool() -> World {
    let options = WorldOptions { validators: vec![(0, 1_000); 2], ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    world.set_weight(0, 160).await.expect("a weight");
    world.move_stake().await;
    let now = world.snapshot().await;
    assert!(now.entries.iter().all(|entry| entry.has_transient()));
    world.order(&alice, 1, 30 * SOL).await.expect("a ticket");
    world
}

/// Everything that a crank plans in the window from what it sees now.
async fn plan_of_the_window(world: &mut World) -> Vec<Instruction> {
    let mut plan = vec![];
    let validators = [world.accounts_of(0).await, world.accounts_of(1).await];
    plan.extend(validators.iter().map(|accounts| world.pool.undelegate(accounts)));
    plan.extend(validators.iter().map(|accounts| world.pool.delegate(accounts)));
    plan
}

/// Everything that a crank plans after a boundary from what it sees now.
async fn plan_of_the_update(world: &mut World) -> Vec<Instruction> {
    let entries = world.snapshot().await.indexed();
    let looks = entries.iter().map(|entry| world.pool.update_validators(&[*entry]));
    let mut plan: Vec<_> = looks.collect();
    plan.push(world.pool.update_pool());
    plan
}

/// Sends one instruction; only these refusals are a late crank's.
async fn try_to(world: &mut World, instruction: &Instruction, late: &[TidepoolError]) {
    if let Err(failure) = world.send(std::slice::from_ref(instruction), &[]).await {
        assert!(late.iter().any(|error| failure.is(*error)), "{failure:#?}");
    }
}

/// Plays both plans in every interleaving from one moment; each ends as the first plan does
/// alone.
async fn race(world: &mut World, plans: [&[Instruction]; 2], late: &[TidepoolError]) {
    let accounts: Vec<_> = plans[0].iter().flat_map(|plan| &plan.accounts).collect();
    let written = accounts.iter().filter(|meta| meta.is_writable).map(|meta| meta.pubkey);
    let written: Vec<_> = written.collect();
    let start = world.remember(&written).await;
    for instruction in plans[0] {
        world.send(std::slice::from_ref(instruction), &[]).await.expect("a crank alone");
    }
    let alone = world.all_bytes().await;
    for turns in orders::interleavings(plans[0].len()) {
        world.rewind(&start);
        let mut plans = plans.map(<[_]>::iter);
        for turn in &turns {
            let instruction = plans[*turn].next().expect("as many turns as steps");
            try_to(world, instruction, late).await;
        }
        assert!(alone == world.all_bytes().await, "{turns:?}");
    }
}

#[tokio::test]
async fn two_cranks_in_the_window_are_one() {
    let mut world = busy_pool().await;
    world.next_epoch().await;
    world.update().await;
    world.set_weight(0, 40).await.expect("a weight");
    world.move_to(950_000).await;
    let plan = plan_of_the_window(&mut world).await;
    let late = [WrongStakeAccount, UnexpectedStakeState];
    race(&mut world, [&plan, &plan], &late).await;
}

#[tokio::test]
async fn two_cranks_at_the_update_are_one() {
    let mut world = busy_pool().await;
    world.next_epoch().await;
    let plan = plan_of_the_update(&mut world).await;
    race(&mut world, [&plan, &plan], &[ValidatorsNotUpdated]).await;
    // In the other order too, where the update may come before all looks.
    world.next_epoch().await;
    let plan = plan_of_the_update(&mut world).await;
    let mut other = plan.clone();
    other[..2].reverse();
    race(&mut world, [&plan, &other], &[ValidatorsNotUpdated]).await;
}

#[tokio::test]
async fn a_plan_from_before_the_boundary_moves_nothing_after_it() {
    let mut world = busy_pool().await;
    let plan = plan_of_the_window(&mut world).await;
    let looks = plan_of_the_update(&mut world).await;
    world.next_epoch().await;
    for movement in &plan {
        let result = world.send(std::slice::from_ref(movement), &[]).await;
        assert_refused(&result, UpdateRequired);
    }
    // The accounts are still those of the plan, so that its looks are as good as new ones.
    for look in &looks {
        world.send(std::slice::from_ref(look), &[]).await.expect("an update");
    }
    for movement in &plan {
        let result = world.send(std::slice::from_ref(movement), &[]).await;
        assert_refused(&result, OutsideWindow);
    }
    world.move_stake().await;
    world.next_epoch().await;
    // By now they are others: a first look insists on those that are recorded.
    let before = world.all_bytes().await;
    let result = world.send(&looks[..1], &[]).await;
    assert_refused(&result, WrongStakeAccount);
    assert!(before == world.all_bytes().await);
}

#[tokio::test]
async fn a_crank_that_comes_too_late_breaks_no_batch() {
    let mut world = busy_pool().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let batch = world.pool.update_validators(&entries);
    // Another crank has looked at one of them, and settled it meanwhile.
    let one = world.pool.update_validators(&entries[..1]);
    world.send(&[one], &[]).await.expect("one look");
    world.send(&[batch.clone()], &[]).await.expect("the rest of the batch");
    world.update_pool().await.expect("the pool");
    let done = world.all_bytes().await;
    world.send(&[batch], &[]).await.expect("nothing to do");
    assert!(done == world.all_bytes().await);
}
