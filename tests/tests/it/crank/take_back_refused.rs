//! Stake that cools goes on cooling where anybody needs it, or where it is not ours to stop.

use tidepool_math::{Delegation, Lamports, Parameters};
use tidepool_tests::{Holder, SOL, Snapshot, World, vote::state_v3};

/// A window in which a ticket of 300 SOL has made stake of the first two validators cool.
async fn cooling() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    for index in [0, 1] {
        assert!(world.undelegate(index).await.expect("a split").returned() > 90 * SOL);
    }
    (world, alice)
}

/// Delegates to the first validator, which must change nothing.
async fn assert_left_cooling(world: &mut World) {
    let before = world.all_bytes().await;
    assert_eq!(world.delegate(0).await.expect("nothing to do").returned(), 0);
    assert!(before == world.all_bytes().await);
}

/// Whether tickets or the reserve target would lack lamports after a deposit of `more` if the
/// first validator's stake did not cool.
fn lacks(now: &Snapshot, more: u64) -> bool {
    let rate = &now.pool.rate;
    let target = (rate.backing + more) / 50;
    let payable = rate.reserve + more - (SOL + 890_880);
    let coming = now.header.cooling + now.header.cooled_unswept - now.entries[0].cooling;
    target + rate.ticket_debt > payable + coming
}

#[tokio::test]
async fn where_one_lamport_would_lack_it_goes_on_cooling() {
    let (mut world, alice) = cooling().await;
    // So that both targets want more than all that they had.
    world.set_weight(2, 1).await.expect("a weight");
    let now = world.snapshot().await;
    assert!(lacks(&now, 0) && !lacks(&now, 1_000 * SOL));
    let (mut too_little, mut enough) = (0, 1_000 * SOL);
    while enough - too_little > 1 {
        let middle = u64::midpoint(too_little, enough);
        *if lacks(&now, middle) { &mut too_little } else { &mut enough } = middle;
    }
    world.deposit(&alice, too_little).await.expect("a deposit");
    assert_left_cooling(&mut world).await;
    world.deposit(&alice, 1).await.expect("the last lamport");
    let cooling = now.entries[0].cooling;
    assert_eq!(world.delegate(0).await.expect("taken back").returned(), cooling);
    // The second validator's has to cool for the ticket alone.
    assert!(now.entries[1].cooling > 0);
    let before = world.all_bytes().await;
    assert_eq!(world.delegate(1).await.expect("nothing to do").returned(), 0);
    assert!(before == world.all_bytes().await);
}

#[tokio::test]
async fn where_the_validator_has_more_than_its_target_it_goes_on_cooling() {
    let (mut world, alice) = cooling().await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    // A target that wants half of it: whole or nothing.
    let now = world.snapshot().await;
    let wanted = |weight: u32| {
        let mut pool = Delegation::new(
            &now.ledger(),
            &Parameters::DEFAULT,
            Lamports(SOL + 890_880),
            Lamports(0),
            Lamports(now.pool.rate.backing),
        );
        let pool = pool.as_mut().expect("the numbers");
        pool.sum_weights = 2_000_000 + u64::from(weight);
        let target = pool.target_floor(weight.into()).expect("a target").0;
        2 * now.entries[0].tracked.saturating_sub(target) <= now.entries[0].cooling
    };
    for index in [1, 2] {
        world.set_weight(index, 1_000_000).await.expect("a weight");
    }
    let weight = (1..1_000_000).find(|weight| wanted(*weight)).expect("a weight that suffices");
    world.set_weight(0, weight - 1).await.expect("a weight");
    assert_left_cooling(&mut world).await;
    world.set_weight(0, weight).await.expect("a weight");
    let cooling = now.entries[0].cooling;
    assert_eq!(world.delegate(0).await.expect("taken back").returned(), cooling);
}

#[tokio::test]
async fn rebalancing_is_not_undone() {
    let (mut world, _) = World::staked().await;
    world.set_weight(0, 90).await.expect("a lower weight");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("an undelegation").returned() > 10 * SOL);
    for _ in 0..3 {
        assert_left_cooling(&mut world).await;
        let before = world.all_bytes().await;
        assert_eq!(world.undelegate(0).await.expect("nothing more").returned(), 0);
        assert!(before == world.all_bytes().await);
    }
}

#[tokio::test]
async fn what_strangers_deactivated_goes_on_cooling() {
    for ours_cools_too in [false, true] {
        let (mut world, alice) = World::staked().await;
        world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
        world.move_to(950_000).await;
        for index in u32::from(!ours_cools_too)..3 {
            world.undelegate(index).await.expect("an undelegation");
        }
        let main = world.snapshot().await.entries[0].stake;
        // Anybody may deactivate the stake of a delinquent validator; making one delinquent
        // takes five epochs without a vote, so the account is edited.
        world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
        world.deposit(&alice, 3_000 * SOL).await.expect("a deposit");
        assert_left_cooling(&mut world).await;
        world.next_epoch().await;
        world.update().await;
        let now = world.snapshot().await;
        assert!(!now.entries[0].has_stake() && !now.entries[0].has_transient(), "swept");
        assert_eq!((now.header.cooling, now.header.cooled_unswept), (0, 0));
    }
}

#[tokio::test]
async fn what_began_to_cool_in_an_earlier_epoch_goes_on_cooling() {
    let mut world = World::new().await;
    let alice = world.holder(700_000 * SOL).await;
    // More than the cluster lets cool in one epoch.
    world.deposit(&alice, 300_000 * SOL).await.expect("a deposit");
    for _ in 0..5 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.order(&alice, 1, 280_000 * SOL).await.expect("a ticket");
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.entries[0].has_transient(), "still cooling");
    world.deposit(&alice, 390_000 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_left_cooling(&mut world).await;
}

#[tokio::test]
async fn what_a_flagged_validator_had_goes_on_cooling() {
    let (mut world, alice) = cooling().await;
    world.deposit(&alice, 2_000 * SOL).await.expect("a deposit");
    let vote = world.validators[0].vote;
    // Edited: the vote program lets commissions rise in the first half of an epoch only. Back
    // at the cap, the flag still stands until somebody takes it back.
    world.bank.edit_vote_state(vote, &state_v3(vote, 11)).await;
    world.flag(0).await.expect("a flag");
    world.bank.edit_vote_state(vote, &state_v3(vote, 10)).await;
    assert_left_cooling(&mut world).await;
    world.flag(0).await.expect("no flag");
    assert!(world.delegate(0).await.expect("taken back").returned() > 90 * SOL);
}

#[tokio::test]
async fn what_a_leaving_validator_had_goes_on_cooling() {
    let (mut world, alice) = cooling().await;
    world.deposit(&alice, 2_000 * SOL).await.expect("a deposit");
    world.remove_validator(0).await.expect("a removal");
    assert_left_cooling(&mut world).await;
}
