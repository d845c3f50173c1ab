//! One parameter at a time: its number, its bounds, and which way hurts.

use tidepool_math::{Error, Millionths, Parameter, Parameters};

/// The names as the table of the formulas has them, and which changes wait.
const TABLE: [(Parameter, u8, bool, bool); 8] = [
    // (which, its number, whether down waits, whether up does)
    (Parameter::ExitFloor, 0, false, true),
    (Parameter::ExitCeiling, 1, false, true),
    (Parameter::DepositFee, 2, false, true),
    (Parameter::ProtocolFee, 3, false, true),
    (Parameter::ReserveTarget, 4, true, true),
    (Parameter::Window, 5, true, true),
    (Parameter::MovementCap, 6, false, true),
    (Parameter::MaxCommission, 7, false, true),
];

#[test]
fn a_parameter_has_the_number_that_accounts_and_instructions_use() {
    for (which, number, ..) in TABLE {
        assert_eq!(Parameter::numbered(number), Some(which));
        assert_eq!(which as u8, number);
    }
    for number in 8..=u8::MAX {
        assert_eq!(Parameter::numbered(number), None);
    }
}

#[test]
fn a_change_waits_where_it_can_hurt() {
    for (which, _, down, up) in TABLE {
        for old in [1, 500, 99_999] {
            let old = Millionths(old);
            let (less, more) = (Millionths(old.0 - 1), Millionths(old.0 + 1));
            assert_eq!(which.change_hurts(old, less), down, "{which:?} down");
            assert_eq!(which.change_hurts(old, more), up, "{which:?} up");
            assert!(!which.change_hurts(old, old), "{which:?} as it is");
        }
    }
}

#[test]
fn one_parameter_changes_and_no_other() {
    for (which, ..) in TABLE {
        let value = Millionths(Parameters::DEFAULT.get(which).0 + 1);
        let changed = Parameters::DEFAULT.with(which, value).expect("within the bounds");
        for (other, ..) in TABLE {
            let expected = if other == which { value } else { Parameters::DEFAULT.get(other) };
            assert_eq!(changed.get(other), expected, "{other:?} after {which:?}");
        }
    }
}

#[test]
fn the_parameters_of_a_name_are_those_of_its_number() {
    let distinct = Parameters {
        exit_floor: Millionths(1),
        exit_ceiling: Millionths(2),
        deposit_fee: Millionths(3),
        protocol_fee: Millionths(4),
        reserve_target: Millionths(5),
        window: Millionths(6),
        movement_cap: Millionths(7),
        max_commission: Millionths(8),
    };
    for (number, which) in (1..).zip(Parameter::ALL) {
        assert_eq!(distinct.get(which), Millionths(number));
    }
}

#[test]
fn each_has_bounds_of_its_own() {
    let ranges: [(u32, u32); 8] = [
        (100, 3_000),
        (100, 5_000),
        (0, 1_000),
        (0, 100_000),
        (0, 200_000),
        (20_000, 500_000),
        (10_000, 250_000),
        (0, 200_000),
    ];
    let within = |which, value| Parameters::require_within(which, Millionths(value));
    for (which, (min, max)) in Parameter::ALL.into_iter().zip(ranges) {
        assert_eq!(within(which, min), Ok(()), "{which:?}");
        assert_eq!(within(which, max), Ok(()), "{which:?}");
        assert_eq!(within(which, max + 1), Err(Error::ParameterOutOfBounds), "{which:?}");
        if let Some(below) = min.checked_sub(1) {
            assert_eq!(within(which, below), Err(Error::ParameterOutOfBounds), "{which:?}");
        }
    }
}

#[test]
fn a_change_is_checked_beside_the_others() {
    let crossed = [(Parameter::ExitFloor, 3_000), (Parameter::ExitCeiling, 700)];
    for (which, edge) in crossed {
        let beyond = if which == Parameter::ExitFloor { edge + 1 } else { edge - 1 };
        assert!(Parameters::DEFAULT.with(which, Millionths(edge)).is_ok());
        let result = Parameters { exit_ceiling: Millionths(3_000), ..Parameters::DEFAULT }
            .with(which, Millionths(beyond));
        assert_eq!(result, Err(Error::ParameterOutOfBounds));
    }
}
