//! Parameters that change: what protects at once, what can hurt after two full epochs.

use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_math::{Parameter, Parameters};
use tidepool_tests::{World, assert_refused};

/// A parameter, a value that protects holders, and one that can hurt them; `None` where every
/// change can.
const CHANGES: [(Parameter, Option<u32>, u32); 8] = [
    (Parameter::ExitFloor, Some(699), 701),
    (Parameter::ExitCeiling, Some(2_999), 3_001),
    (Parameter::DepositFee, None, 1),
    (Parameter::ProtocolFee, Some(49_999), 50_001),
    (Parameter::ReserveTarget, None, 20_001),
    (Parameter::Window, None, 99_999),
    (Parameter::MovementCap, Some(99_999), 100_001),
    (Parameter::MaxCommission, Some(99_999), 100_001),
];

async fn parameters(world: &mut World) -> Parameters {
    world.snapshot().await.pool.parameters()
}

/// The epoch from which a change may be applied, and the value; zero for none.
async fn pending(world: &mut World, parameter: Parameter) -> (u64, u32) {
    let mut pool = world.snapshot().await.pool;
    let slot = pool.pending_change_mut(parameter).expect("a slot");
    (slot.ready_epoch, slot.value)
}

#[tokio::test]
async fn what_protects_holds_at_once() {
    let mut world = World::new().await;
    for (parameter, protecting, _) in CHANGES {
        let Some(value) = protecting else { continue };
        world.propose_change(parameter, value).await.expect("a change");
        assert_eq!(parameters(&mut world).await.get(parameter).0, value, "{parameter:?}");
        assert_eq!(pending(&mut world, parameter).await, (0, 0));
    }
}

#[tokio::test]
async fn what_can_hurt_waits_two_full_epochs() {
    let mut world = World::new().await;
    let before = parameters(&mut world).await;
    let now = world.snapshot().await.epoch;
    for (parameter, _, value) in CHANGES {
        world.propose_change(parameter, value).await.expect("a proposal");
        assert_eq!(pending(&mut world, parameter).await, (now + 3, value), "{parameter:?}");
    }
    for epoch in [now, now + 1, now + 2] {
        world.reach_epoch(epoch).await;
        for (parameter, ..) in CHANGES {
            let early = world.apply_change(parameter).await;
            assert_refused(&early, TidepoolError::ChangeTooEarly);
        }
    }
    world.move_to(999_999).await;
    let early = world.apply_change(Parameter::ProtocolFee).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
    assert_eq!(parameters(&mut world).await, before);

    world.reach_epoch(now + 3).await;
    for (parameter, _, value) in CHANGES {
        world.apply_change(parameter).await.expect("the change");
        assert_eq!(parameters(&mut world).await.get(parameter).0, value, "{parameter:?}");
        assert_eq!(pending(&mut world, parameter).await, (0, 0));
        let again = world.apply_change(parameter).await;
        assert_refused(&again, TidepoolError::NothingPending);
    }
}

#[tokio::test]
async fn a_window_and_a_reserve_target_wait_in_both_directions() {
    let mut world = World::new().await;
    let cases = [(Parameter::Window, [99_999, 100_001]), (Parameter::ReserveTarget, [0, 20_001])];
    for (parameter, values) in cases {
        for value in values {
            world.propose_change(parameter, value).await.expect("a proposal");
            assert_eq!(pending(&mut world, parameter).await, (17, value));
        }
    }
    assert_eq!(parameters(&mut world).await, Parameters::DEFAULT);
}

#[tokio::test]
async fn the_value_in_force_decides_and_not_the_proposed_one() {
    let mut world = World::new().await;
    // Twice down would be up again, if the second were compared with the first proposal.
    world.propose_change(Parameter::ProtocolFee, 100_000).await.expect("a proposal");
    world.propose_change(Parameter::ProtocolFee, 60_000).await.expect("a lower one");
    assert_eq!(pending(&mut world, Parameter::ProtocolFee).await, (17, 60_000));
    assert_eq!(parameters(&mut world).await, Parameters::DEFAULT);
}

#[tokio::test]
async fn a_new_proposal_waits_anew_and_the_same_value_empties_the_slot() {
    let mut world = World::new().await;
    world.propose_change(Parameter::DepositFee, 10).await.expect("a proposal");
    world.reach_epoch(16).await;
    world.propose_change(Parameter::DepositFee, 11).await.expect("another");
    world.reach_epoch(18).await;
    let early = world.apply_change(Parameter::DepositFee).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
    // What holds already protects as well as it did.
    world.propose_change(Parameter::DepositFee, 0).await.expect("as before");
    world.reach_epoch(19).await;
    let none = world.apply_change(Parameter::DepositFee).await;
    assert_refused(&none, TidepoolError::NothingPending);
}

#[tokio::test]
async fn a_cancelled_change_cannot_be_applied() {
    let mut world = World::new().await;
    let nothing = world.cancel_change(Parameter::Window).await;
    assert_refused(&nothing, TidepoolError::NothingPending);
    world.propose_change(Parameter::Window, 20_000).await.expect("a proposal");
    let other = world.cancel_change(Parameter::ExitFloor).await;
    assert_refused(&other, TidepoolError::NothingPending);
    world.cancel_change(Parameter::Window).await.expect("cancelled");
    world.reach_epoch(17).await;
    assert_refused(&world.apply_change(Parameter::Window).await, TidepoolError::NothingPending);
}

#[tokio::test]
async fn no_value_beyond_the_hard_bounds_is_even_proposed() {
    let mut world = World::new().await;
    for (parameter, range) in Parameter::ALL.into_iter().zip(ranges()) {
        let below = range.min.checked_sub(1);
        for value in below.into_iter().chain([range.max + 1, u32::MAX]) {
            let result = world.propose_change(parameter, value).await;
            assert_refused(&result, TidepoolError::ParameterOutOfBounds);
        }
        world.propose_change(parameter, range.max).await.expect("the highest");
    }
}

/// The table of the formulas: least and greatest of each parameter.
fn ranges() -> [tidepool_math::Range; 8] {
    let bounds = Parameters::BOUNDS;
    let fees = [bounds.exit_floor, bounds.exit_ceiling, bounds.deposit_fee, bounds.protocol_fee];
    let rest = [bounds.reserve_target, bounds.window, bounds.movement_cap, bounds.max_commission];
    let [a, b, c, d] = fees;
    let [e, f, g, h] = rest;
    [a, b, c, d, e, f, g, h]
}

#[tokio::test]
async fn an_exit_floor_above_the_ceiling_is_not_applied_and_waits_for_the_ceiling() {
    let mut world = World::new().await;
    world.propose_change(Parameter::ExitFloor, 800).await.expect("a proposal");
    world.propose_change(Parameter::ExitCeiling, 750).await.expect("a lower ceiling");
    let below = world.propose_change(Parameter::ExitCeiling, 699).await;
    assert_refused(&below, TidepoolError::ParameterOutOfBounds);
    world.propose_change(Parameter::ExitCeiling, 800).await.expect("a proposal");
    world.reach_epoch(17).await;
    let crossed = world.apply_change(Parameter::ExitFloor).await;
    assert_refused(&crossed, TidepoolError::ParameterOutOfBounds);
    world.apply_change(Parameter::ExitCeiling).await.expect("the ceiling first");
    world.apply_change(Parameter::ExitFloor).await.expect("then the floor");
    let now = parameters(&mut world).await;
    assert_eq!((now.exit_floor.0, now.exit_ceiling.0), (800, 800));
}

#[tokio::test]
async fn only_the_admin_proposes_and_cancels_changes() {
    let mut world = World::new().await;
    world.propose_change(Parameter::DepositFee, 10).await.expect("a proposal");
    let strangers = [Keypair::new(), world.guardian.insecure_clone()];
    for signer in strangers {
        let key = signer.pubkey();
        let value = tidepool_math::Millionths(0);
        let propose = world.pool.propose_change(key, Parameter::DepositFee, value);
        assert_refused(&world.send(&[propose], &[&signer]).await, TidepoolError::NotAdmin);
        let cancel = world.pool.cancel_change(key, Parameter::DepositFee);
        assert_refused(&world.send(&[cancel], &[&signer]).await, TidepoolError::NotAdmin);
    }
}

#[tokio::test]
async fn a_number_without_a_parameter_is_refused() {
    let mut world = World::new().await;
    let admin = world.admin.insecure_clone();
    let key = admin.pubkey();
    for number in [8, 9, 128, 255] {
        let value = tidepool_math::Millionths(0);
        let mut propose = world.pool.propose_change(key, Parameter::Window, value);
        let mut apply = world.pool.apply_change(key, Parameter::Window);
        let mut cancel = world.pool.cancel_change(key, Parameter::Window);
        for instruction in [&mut propose, &mut apply, &mut cancel] {
            instruction.data[8] = number;
            let result = world.send(std::slice::from_ref(instruction), &[&admin]).await;
            assert_refused(&result, TidepoolError::NoSuchParameter);
        }
    }
}

#[tokio::test]
async fn a_lower_exit_floor_slows_the_tide_at_once_and_moves_no_rate() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    let before = world.snapshot().await;
    assert!(before.pool.rate.tide_amount > 0, "a tide");
    world.propose_change(Parameter::ExitFloor, 100).await.expect("a lower floor");
    let after = world.snapshot().await;
    assert_eq!(after.value(), before.value_at(after.slot), "the rate of now stands");
    let (old, new) = (&before.pool.rate, &after.pool.rate);
    // As steep as the new floor pays for: ceil(U (N + W) / (f V)).
    let unvested = u128::from(old.backing - before.value_at(after.slot));
    let span = u128::from(432_000 + 43_200_u64) * 1_000_000;
    let needed = (unvested * span).div_ceil(100 * u128::from(after.value()));
    assert_eq!(u128::from(new.tide_duration), needed);
    assert_eq!((new.tide_start, u128::from(new.tide_amount)), (after.slot, unvested));
    assert!(old.tide_duration < new.tide_duration);
    assert_eq!((new.backing, new.shares), (old.backing, old.shares));
}
