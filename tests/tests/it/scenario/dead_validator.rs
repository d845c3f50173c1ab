//! A validator stops voting. Anybody flags it, its stake comes home, it revives.

use solana_stake_interface::instruction::deactivate_delinquent_stake;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Circle, Holder, SOL, World, WorldOptions, cluster::OUTSIDE_VOTE};

const DEAD: u32 = 1;

/// A pool of three validators and its circle.
async fn staked(parameters: Parameters) -> (World, Circle, Holder) {
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    let circle = Circle::around(&mut world, std::slice::from_ref(&alice)).await;
    (world, circle, alice)
}

/// Lets epochs pass in which the validator does not vote, and flags it as soon as that works.
async fn die(world: &mut World, circle: &mut Circle) {
    world.validators[1].credits = 0;
    for flagged in [0, 1] {
        assert_eq!(world.flag(DEAD).await.expect("a judgement").returned(), flagged);
        if flagged == 0 {
            world.update().await;
            circle.next_epoch(world).await;
        }
    }
    world.update().await;
}

async fn dead_stake(world: &mut World) -> u64 {
    world.snapshot().await.entries[1].tracked
}

/// It votes again, loses the flag and gets stake.
async fn revive(world: &mut World, circle: &mut Circle) {
    world.validators[1].credits = 1_000;
    circle.next_epoch(world).await;
    assert_eq!(world.flag(DEAD).await.expect("a judgement").returned(), 0);
    for _ in 0..5 {
        world.turn_without_boundary().await;
        circle.next_epoch(world).await;
    }
    world.update().await;
    let now = world.snapshot().await;
    let (least, most) = (now.header.total_tracked * 32 / 100, now.header.total_tracked * 34 / 100);
    assert!((least..=most).contains(&now.entries[1].tracked), "a third again");
}

/// Comes and goes while all that happens.
async fn visit(world: &mut World, alice: &Holder) {
    world.deposit(alice, 3 * SOL).await.expect("a deposit");
    world.redeem(alice, SOL).await.expect("an exit");
}

#[tokio::test]
async fn a_dead_validators_stake_comes_home_under_the_cap() {
    let (mut world, mut circle, alice) = staked(Parameters::DEFAULT).await;
    die(&mut world, &mut circle).await;
    let mut epochs = 0;
    while dead_stake(&mut world).await > 0 {
        visit(&mut world, &alice).await;
        let before = world.snapshot().await;
        let cap = before.pool.backing_at_update / 10;
        world.move_stake().await;
        let now = world.snapshot().await;
        assert!(now.pool.moved <= cap, "never more than the cap");
        assert!(now.pool.moved >= cap.min(before.entries[1].tracked) * 99 / 100, "and all of it");
        circle.next_epoch(&mut world).await;
        world.update().await;
        epochs += 1;
        assert!(epochs <= 5);
    }
    assert_eq!(epochs, 4, "a third of the pool by tenths");
    let now = world.snapshot().await;
    assert!(!now.entries[1].has_stake() && !now.entries[1].has_transient());
    world.turn_without_boundary().await;
    circle.next_epoch(&mut world).await;
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.header.total_tracked > now.pool.rate.backing * 96 / 100, "the others have it");
    revive(&mut world, &mut circle).await;
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn tickets_take_a_dead_validators_stake_first_and_without_a_cap() {
    let (mut world, mut circle, alice) = staked(Parameters::DEFAULT).await;
    die(&mut world, &mut circle).await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    let before = world.snapshot().await;
    world.move_stake().await;
    let now = world.snapshot().await;
    assert!(now.entries[1].cooling > 300 * SOL, "three times the cap");
    for alive in [0, 2] {
        assert!(now.entries[alive].tracked >= before.entries[alive].tracked);
        assert_eq!(now.entries[alive].cooling, 0);
    }
    circle.next_epoch(&mut world).await;
    world.update().await;
    assert_eq!(world.claim_all().await, 1);
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}

#[tokio::test]
async fn a_stranger_deactivates_a_delinquent_validators_stake() {
    // So small a cap that much is left when the stake program calls the validator delinquent.
    let parameters = Parameters { movement_cap: Millionths(10_000), ..Parameters::DEFAULT };
    let (mut world, mut circle, alice) = staked(parameters).await;
    die(&mut world, &mut circle).await;
    for _ in 0..3 {
        world.turn_without_boundary().await;
        circle.next_epoch(&mut world).await;
    }
    world.update().await;
    let before = world.snapshot().await.entries[1];
    assert!(before.tracked > 250 * SOL);
    // The reference must have voted in this epoch too.
    world.bank.earn_credits(&[]).await;
    world.bank.date_back_vote_state(OUTSIDE_VOTE).await;
    let deactivate = deactivate_delinquent_stake(&before.stake, &before.vote, &OUTSIDE_VOTE);
    world.bank.send(&[deactivate], &[]).await.expect("a deactivation");
    let delegation = world.bank.delegation(before.stake).await;
    assert!(delegation.deactivation_epoch < u64::MAX);

    visit(&mut world, &alice).await;
    let reserve = world.snapshot().await.pool.rate.reserve;
    // Neither crank can do anything about it in this epoch.
    world.move_to(950_000).await;
    assert_eq!(world.undelegate(DEAD).await.expect("nothing").returned(), 0);
    assert_eq!(world.delegate(DEAD).await.expect("nothing").returned(), 0);
    circle.next_epoch(&mut world).await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!((now.entries[1].tracked, now.entries[1].has_stake()), (0, false));
    assert_eq!(now.pool.rate.reserve, reserve + before.tracked, "all of it came home");
    revive(&mut world, &mut circle).await;
    assert_eq!(circle.audit(&mut world).await.difference(), 0);
}
