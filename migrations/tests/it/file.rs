//! What a file may say.

use tidepool::state::Role;
use tidepool_math::{Parameter, Parameters};
use tidepool_migrations::{Description, description::Fault};

const EXAMPLE: &str = include_str!("../../pools/example.toml");

fn refused(from: &str, to: &str) -> Fault {
    assert!(EXAMPLE.contains(from), "{from}");
    Description::parse(&EXAMPLE.replacen(from, to, 1)).expect_err(to)
}

#[test]
fn the_example_is_the_default_pool() {
    let pool = Description::parse(EXAMPLE).expect("a pool");
    assert_eq!(pool.parameters, Parameters::DEFAULT);
    assert_eq!((pool.capacity, pool.index), (69, 0));
    assert_eq!(pool.validators.len(), 2);
    assert_eq!(pool.weight_of(&pool.validators[1].vote), Some(50));
    assert_eq!(pool.metadata.map(|metadata| metadata.symbol).as_deref(), Some("tideSOL"));
}

#[test]
fn unknown_and_missing_keys_and_wrong_kinds_are_errors() {
    for (from, to) in [
        ("index = 0", "index = 0\nseed = 1"),
        ("index = 0", ""),
        ("index = 0", "index = -1"),
        ("[limits]", "[limit]"),
        ("weight = 50", "weight = 50\nname = \"x\""),
        ("deposit_millionths = 0 ", "deposit_bps = 0 "),
        ("weight = 50", "weight = \"50\""),
    ] {
        let fault = refused(from, to);
        assert!(matches!(fault, Fault::Unreadable(_)), "{to}: {fault}");
    }
}

#[test]
fn what_the_program_would_refuse_is_found_before() {
    let fault = refused("exit_floor_millionths = 700", "exit_floor_millionths = 3001");
    assert_eq!(fault, Fault::ParameterOutOfBounds(Parameter::ExitFloor, 3_001));
    assert!(fault.to_string().starts_with("ParameterOutOfBounds: exit-floor"));
    let fault = refused("window_millionths = 100000", "window_millionths = 19999");
    assert_eq!(fault, Fault::ParameterOutOfBounds(Parameter::Window, 19_999));
    let fault = refused("exit_ceiling_millionths = 3000", "exit_ceiling_millionths = 699");
    assert_eq!(fault, Fault::CeilingBelowFloor);
    let fault = refused("capacity_slots = 69", "capacity_slots = 1");
    assert_eq!(fault, Fault::CapacityOutOfBounds { slots: 1, validators: 2 });
    let fault = refused("capacity_slots = 69", "capacity_slots = 20001");
    assert_eq!(fault, Fault::CapacityOutOfBounds { slots: 20_001, validators: 2 });
    let fault = refused("strategist = \"11111111111111111111111111111113\"", "strategist = \"x\"");
    assert_eq!(fault, Fault::NoAddress { key: "roles.strategist", text: "x".to_owned() });
    let nobody = "treasury = \"11111111111111111111111111111111\"";
    let fault = refused("treasury = \"11111111111111111111111111111115\"", nobody);
    assert_eq!(fault, Fault::ZeroAuthority(Role::Treasury));
    let twice = "vote = \"11111111111111111111111111111116\"";
    let fault = refused("vote = \"11111111111111111111111111111117\"", twice);
    assert!(matches!(fault, Fault::ValidatorTwice(_)), "{fault}");
    let fault = refused("symbol = \"tideSOL\"", "symbol = \"tideSOLtide\"");
    assert_eq!(fault, Fault::MetadataTooLong);
}
