//! The hard bounds of the parameters: both sides of each.

use tidepool_math::{Error, Millionths, Parameters, Range};

/// A parameter's name, its bounds as the formulas' table has them, and how to set it.
type Row = (&'static str, u32, u32, fn(&mut Parameters, u32));

/// All parameters but the exit ceiling, whose minimum is the floor in force.
const TABLE: [Row; 7] = [
    ("exit_floor", 100, 3_000, |parameters, value| parameters.exit_floor = Millionths(value)),
    ("deposit_fee", 0, 1_000, |parameters, value| parameters.deposit_fee = Millionths(value)),
    ("protocol_fee", 0, 100_000, |parameters, value| parameters.protocol_fee = Millionths(value)),
    ("reserve_target", 0, 200_000, |parameters, value| {
        parameters.reserve_target = Millionths(value);
    }),
    ("window", 20_000, 500_000, |parameters, value| parameters.window = Millionths(value)),
    ("movement_cap", 10_000, 250_000, |parameters, value| {
        parameters.movement_cap = Millionths(value);
    }),
    ("max_commission", 0, 200_000, |parameters, value| {
        parameters.max_commission = Millionths(value);
    }),
];

fn check(name: &str, set: fn(&mut Parameters, u32), value: u32, legal: bool) {
    // The highest ceiling, so that every floor is legal beside it.
    let mut parameters = Parameters { exit_ceiling: Millionths(5_000), ..Parameters::DEFAULT };
    set(&mut parameters, value);
    let expected = if legal { Ok(()) } else { Err(Error::ParameterOutOfBounds) };
    assert_eq!(parameters.validate(), expected, "{name} = {value}");
}

#[test]
fn every_bound_is_inclusive_and_hard() {
    for (name, min, max, set) in TABLE {
        if let Some(below) = min.checked_sub(1) {
            check(name, set, below, false);
        }
        for legal in [min, min + 1, max - 1, max] {
            check(name, set, legal, true);
        }
        check(name, set, max + 1, false);
        check(name, set, u32::MAX, false);
    }
}

#[test]
fn the_exit_ceiling_starts_at_the_floor_in_force() {
    for floor in [100, 700, 2_999, 3_000] {
        let cases =
            [(floor - 1, false), (floor, true), (floor + 1, true), (5_000, true), (5_001, false)];
        for (ceiling, legal) in cases {
            let parameters = Parameters {
                exit_floor: Millionths(floor),
                exit_ceiling: Millionths(ceiling),
                ..Parameters::DEFAULT
            };
            let expected = if legal { Ok(()) } else { Err(Error::ParameterOutOfBounds) };
            assert_eq!(parameters.validate(), expected, "{floor} {ceiling}");
        }
    }
}

#[test]
fn the_defaults_are_those_of_the_formulas() {
    let defaults = Parameters {
        exit_floor: Millionths(700),
        exit_ceiling: Millionths(3_000),
        deposit_fee: Millionths(0),
        protocol_fee: Millionths(50_000),
        reserve_target: Millionths(20_000),
        window: Millionths(100_000),
        movement_cap: Millionths(100_000),
        max_commission: Millionths(100_000),
    };
    assert_eq!(Parameters::DEFAULT, defaults);
    assert_eq!(defaults.validate(), Ok(()));
}

#[test]
fn the_published_bounds_are_those_in_force() {
    let bounds = Parameters::BOUNDS;
    let published = [
        bounds.exit_floor,
        bounds.deposit_fee,
        bounds.protocol_fee,
        bounds.reserve_target,
        bounds.window,
        bounds.movement_cap,
        bounds.max_commission,
    ];
    assert_eq!(published, TABLE.map(|(_, min, max, _)| Range { min, max }));
    assert_eq!(bounds.exit_ceiling, Range { min: 100, max: 5_000 });
}
