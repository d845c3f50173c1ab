//! Parameters and roles that differ.

use tidepool::state::{Role, pending::PendingChange};
use tidepool_math::{Millionths, Parameter};
use tidepool_migrations::{Action, Change, Description, State, When, diff};

use crate::made_up::{EPOCH, key, pool, there, wanted};

fn propose(parameter: Parameter, value: u32, ready_epoch: Option<u64>) -> Action {
    Action::ProposeChange { parameter, value: Millionths(value), ready_epoch }
}

fn apply(parameter: Parameter, value: u32) -> Action {
    Action::ApplyChange { parameter, value: Millionths(value) }
}

fn pend(found: &mut State, parameter: Parameter, value: u32, ready_epoch: u64) {
    let change = PendingChange { ready_epoch, value, padding: 0 };
    pool(found).pending_changes[parameter as usize] = Some(change);
}

fn only(wanted: &Description, found: &State) -> Change {
    let changes = diff(wanted, found);
    assert_eq!(changes.len(), 1, "{changes:?}");
    changes[0].clone()
}

#[test]
fn what_protects_holds_at_once_and_what_hurts_is_announced() {
    let mut wanted = wanted();
    let found = there(&wanted);
    wanted.parameters.exit_floor = Millionths(600);
    wanted.parameters.protocol_fee = Millionths(60_000);
    let changes = diff(&wanted, &found);
    let actions: Vec<_> = changes.iter().map(|change| change.action.clone()).collect();
    assert_eq!(
        actions,
        [
            propose(Parameter::ExitFloor, 600, None),
            propose(Parameter::ProtocolFee, 60_000, Some(EPOCH + 3)),
        ]
    );
    assert!(changes.iter().all(|change| change.is_ready_for(key(1))));
    assert!(!changes.iter().any(|change| change.is_ready_for(key(2))));
}

#[test]
fn what_was_announced_is_applied_when_it_is_ripe_by_anybody() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    wanted.parameters.protocol_fee = Millionths(60_000);
    pend(&mut found, Parameter::ProtocolFee, 60_000, EPOCH + 1);
    let change = only(&wanted, &found);
    assert_eq!(change.action, apply(Parameter::ProtocolFee, 60_000));
    assert_eq!(change.when, When::FromEpoch(EPOCH + 1));
    found.epoch += 1;
    assert!(only(&wanted, &found).is_ready_for(key(99)));
}

#[test]
fn what_was_announced_and_is_not_wanted_is_replaced_or_taken_back() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    pend(&mut found, Parameter::ProtocolFee, 60_000, EPOCH);
    let change = only(&wanted, &found);
    assert_eq!(change.action, Action::CancelChange { parameter: Parameter::ProtocolFee });
    wanted.parameters.protocol_fee = Millionths(70_000);
    let change = only(&wanted, &found);
    assert_eq!(change.action, propose(Parameter::ProtocolFee, 70_000, Some(EPOCH + 3)));
}

#[test]
fn the_floor_never_rises_above_the_ceiling_on_the_way() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    wanted.parameters.exit_floor = Millionths(3_000);
    wanted.parameters.exit_ceiling = Millionths(4_000);
    pool(&mut found).parameters.exit_ceiling = Millionths(2_000);
    pend(&mut found, Parameter::ExitFloor, 3_000, EPOCH);
    // The ceiling's proposal comes first and waits.
    let whens = |found: &State| -> Vec<_> {
        diff(&wanted, found).into_iter().map(|change| (change.action, change.when)).collect()
    };
    let floor = apply(Parameter::ExitFloor, 3_000);
    let ceiling = propose(Parameter::ExitCeiling, 4_000, Some(EPOCH + 3));
    let later = When::FromEpoch(EPOCH + 3);
    assert_eq!(whens(&found), [(ceiling, When::Now), (floor.clone(), later)]);
    pend(&mut found, Parameter::ExitCeiling, 4_000, EPOCH + 1);
    let ceiling = apply(Parameter::ExitCeiling, 4_000);
    let later = When::FromEpoch(EPOCH + 1);
    assert_eq!(whens(&found), [(ceiling.clone(), later), (floor.clone(), later)]);
    found.epoch += 1;
    assert_eq!(whens(&found), [(ceiling, When::Now), (floor, When::Now)]);
}

#[test]
fn a_role_is_proposed_by_the_admin_and_accepted_by_its_new_key() {
    let mut wanted = wanted();
    let mut found = there(&wanted);
    wanted.guardian = key(33);
    let change = only(&wanted, &found);
    let (role, authority) = (Role::Guardian, key(33));
    let propose = Action::ProposeAuthority { role, authority, ready_epoch: EPOCH + 3 };
    assert_eq!((change.action.clone(), change.by), (propose, Some(key(1))));
    pool(&mut found).roles[2].proposed = Some((key(33), EPOCH + 3));
    let change = only(&wanted, &found);
    assert_eq!(change.action, Action::AcceptAuthority { role });
    assert_eq!((change.by, change.when), (Some(key(33)), When::FromEpoch(EPOCH + 3)));
    wanted.guardian = key(3);
    let change = only(&wanted, &found);
    assert_eq!((change.action, change.by), (Action::CancelAuthority { role }, Some(key(1))));
}

#[test]
fn the_admin_goes_last() {
    let mut wanted = wanted();
    let found = there(&wanted);
    wanted.admin = key(31);
    wanted.treasury = key(34);
    let roles: Vec<_> = diff(&wanted, &found)
        .into_iter()
        .map(|change| match change.action {
            Action::ProposeAuthority { role, .. } => role,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(roles, [Role::Treasury, Role::Admin]);
}
